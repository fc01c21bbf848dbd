-- What the regulation says of each open stage; dated: stays with a day in the history of its pipeline.
with logged as (
    select card, pipeline, count(entered_at) as dated
    from stage_stays
    group by card, pipeline
)

select
    g.card,
    g.pipeline,
    g.stage,
    g.stage_order,
    g.zone,
    g.responsible,
    g.sla,
    g.required,
    h.dated
from regulation g
left join logged h on h.card = g.card and h.pipeline = g.pipeline
