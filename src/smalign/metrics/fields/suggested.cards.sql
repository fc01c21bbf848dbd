-- One row per card created in the period and field: how far the card got, and whether the field is
-- filled in.
select
    c.table_name,
    c.card_id,
    c.segment,
    c.field,
    case
        when r.has_period and c.created_on is null then 'undated'
        when h.furthest is null and e.status <> 'lost' then 'reach_unknown'
    end as excluded,
    h.pipeline,
    case when e.status = 'lost' then h.stage end as lost_in,
    h.furthest,
    e.status,
    case when c.state = 'filled' then 0 else 1 end as is_missing,
    case when c.state <> 'filled' and s.status = 'won' then 1 else 0 end as is_won_missing,
    case when c.state <> 'filled' then s.revenue end as won_revenue
from cells c
join reach h on h.table_name = c.table_name and h.card_id = c.card_id
join card_outcomes e on e.table_name = c.table_name and e.card_id = c.card_id
join sold_cards s on s.table_name = c.table_name and s.card_id = c.card_id
cross join run r
where not r.has_period
    or c.created_on is null
    or c.created_on between r.since and r.until
