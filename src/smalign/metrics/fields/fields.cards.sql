-- One row per cell (a card's field) of the cards created in the period; `excluded` says why a cell is
-- not counted: its card is of an unknown day, has not come to the stage from which the field is due,
-- is of a pipeline that never requires it, or nobody knows how far it got. Unless a stage requires them,
-- the reason of a loss is due on the cards that are lost, the day of closing on those that are closed.
with due as (
    select
        f.table_name,
        f.field,
        h.card_id,
        max(case
            when f.is_lost and h.stage = f.stage then 2
            when h.furthest >= f.stage_order then 2
            when not f.is_lost and (h.furthest is null or f.stage_order is null) then 1
            else 0
        end) as known
    from due_fields f
    join reach h on h.table_name = f.table_name and h.pipeline = f.pipeline
    group by f.table_name, f.field, h.card_id
),

later as (
    select distinct table_name, field from due_fields
)

select
    c.table_name,
    c.card_id,
    c.segment,
    c.field,
    case
        when r.has_period and c.created_on is null then 'undated'
        when l.field is null and c.is_early then 'not_due'
        when l.field is null or d.known = 2 then null
        when d.known = 1 then 'reach_unknown'
        when d.known = 0 then 'not_due'
        else 'never_due'
    end as excluded,
    c.created_on,
    c.state,
    t.token,
    case when c.state = 'empty' then 1 else 0 end as is_empty,
    case when c.state = 'pseudo' then 1 else 0 end as is_pseudo_empty
from cells c
cross join run r
left join later l on l.table_name = c.table_name and l.field = c.field
left join due d on d.table_name = c.table_name and d.field = c.field and d.card_id = c.card_id
left join pseudo_tokens t on t.token_number = c.token_number
where not r.has_period
    or c.created_on is null
    or c.created_on between r.since and r.until
