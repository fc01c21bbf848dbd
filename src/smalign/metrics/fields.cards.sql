-- One row per cell (a card's field) of the cards created in the period.
with elsewhere as (
    -- empty without a period, so that nothing is looked up then
    select 'leads' as table_name, l.lead_id as card_id, l.created_on
    from leads l
    cross join run r
    where r.has_period
        and (l.created_on is null or l.created_on < r.since or l.created_on > r.until)
    union all
    select 'deals' as table_name, d.deal_id as card_id, d.created_on
    from deals d
    cross join run r
    where r.has_period
        and (d.created_on is null or d.created_on < r.since or d.created_on > r.until)
)

select
    c.table_name,
    c.card_id,
    c.segment,
    c.field,
    case when e.card_id is not null then 'undated' end as excluded,
    c.state,
    case when c.state = 'empty' then 1 else 0 end as is_empty,
    case when c.state = 'pseudo' then 1 else 0 end as is_pseudo_empty
from cells c
left join elsewhere e on e.table_name = c.table_name and e.card_id = c.card_id
where e.card_id is null or e.created_on is null
