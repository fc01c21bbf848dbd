-- Cards that would have been checked and stopped, by segment, stage and field; and once more all cards,
-- each counted once however many fields it lacks.
with once as (
    select
        table_name,
        card_id,
        excluded,
        max(is_stopped) as is_stopped,
        max(is_won_stopped) as is_won_stopped,
        max(is_open_stopped) as is_open_stopped,
        max(won_revenue) as won_revenue
    from cards
    where excluded is null
    group by table_name, card_id, excluded
)

select
    0 as is_total,
    segment,
    table_name,
    pipeline,
    stage,
    stage_order,
    field,
    excluded,
    count(*) as cards,
    sum(is_empty) as is_empty,
    sum(is_pseudo_empty) as is_pseudo_empty,
    sum(is_stopped) as is_stopped,
    sum(is_won_stopped) as is_won_stopped,
    sum(is_open_stopped) as is_open_stopped,
    sum(won_revenue) as won_revenue,
    count(won_revenue) as amounts
from cards
group by segment, table_name, pipeline, stage, stage_order, field, excluded
union all
select
    1 as is_total,
    cast(null as varchar) as segment,
    cast(null as varchar) as table_name,
    cast(null as varchar) as pipeline,
    cast(null as varchar) as stage,
    cast(null as integer) as stage_order,
    cast(null as varchar) as field,
    cast(null as varchar) as excluded,
    count(*) as cards,
    cast(null as bigint) as is_empty,
    cast(null as bigint) as is_pseudo_empty,
    sum(is_stopped) as is_stopped,
    sum(is_won_stopped) as is_won_stopped,
    sum(is_open_stopped) as is_open_stopped,
    sum(won_revenue) as won_revenue,
    count(won_revenue) as amounts
from once
