-- Cards in no row, by reason and pipeline, with the stages that lack a place, and all the open ones.
with unplaced as (
    select
        card,
        case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
        string_agg(case when stage_order is null then stage end, chr(31) order by stage) as stages,
        string_agg(stage, chr(31) order by stage_order nulls last, stage) as all_stages
    from stages
    where outcome = 'open'
    group by 1, 2
)

select
    c.order_card as card,
    c.order_pipeline as pipeline,
    c.excluded,
    u.stages, u.all_stages, count(*) as cards
from placed c
left join unplaced u on u.card = c.order_card and u.pipeline = c.order_pipeline
where c.excluded is not null
group by c.order_card, c.order_pipeline, c.excluded, u.stages, u.all_stages
