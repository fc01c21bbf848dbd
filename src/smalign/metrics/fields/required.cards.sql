-- One row per card and field it would have needed: a field that a stage requires, on a card created in
-- the period whose pipeline has the stage. is_stopped: the field has no value, so the card would not
-- have got there. A lead is sold by its deals.
with stops as (
    select
        e.table_name,
        e.card_id,
        e.segment,
        e.created_on,
        s.status,
        s.revenue,
        h.pipeline,
        f.stage,
        f.stage_order,
        f.field,
        c.state,
        case
            when r.has_period and e.created_on is null then 'undated'
            when f.is_lost and h.stage = f.stage then null
            when h.furthest >= f.stage_order then null
            when not f.is_lost and (h.furthest is null or f.stage_order is null)
                then 'reach_unknown'
            else 'not_due'
        end as excluded,
        case when c.state = 'filled' then 0 else 1 end as is_stopped
    from due_fields f
    join reach h on h.table_name = f.table_name and h.pipeline = f.pipeline
    join card_outcomes e on e.table_name = h.table_name and e.card_id = h.card_id
    join cells c
        on c.table_name = h.table_name and c.card_id = h.card_id and c.field = f.field
    join sold_cards s on s.table_name = e.table_name and s.card_id = e.card_id
    cross join run r
    where not r.has_period
        or e.created_on is null
        or e.created_on between r.since and r.until
)

select
    table_name,
    card_id,
    segment,
    pipeline,
    stage,
    stage_order,
    field,
    excluded,
    created_on,
    status,
    state,
    case when state = 'empty' then 1 else 0 end as is_empty,
    case when state = 'pseudo' then 1 else 0 end as is_pseudo_empty,
    is_stopped,
    case when status = 'won' then is_stopped else 0 end as is_won_stopped,
    case when status = 'open' then is_stopped else 0 end as is_open_stopped,
    case when status = 'won' and is_stopped = 1 then revenue end as won_revenue
from stops
