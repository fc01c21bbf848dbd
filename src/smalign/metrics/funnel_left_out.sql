-- Cards in no row, by reason and pipeline, with the stages that lack a place.
with unplaced as (
    select
        card,
        case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
        string_agg(stage, chr(31) order by stage) as stages
    from stages
    where outcome = 'open' and stage_order is null
    group by 1, 2
)

select c.card, c.pipeline, c.excluded, u.stages, count(*) as cards
from cards c
left join unplaced u on u.card = c.card and u.pipeline = c.pipeline
where c.excluded is not null
group by c.card, c.pipeline, c.excluded, u.stages
