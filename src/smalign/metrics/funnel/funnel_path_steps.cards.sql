-- One row per step of the path of leads: stages of several pipelines that share a place are one.
with named as (
    select place, stage, max(is_won) as is_won, min(zone) as zone, min(sla_hours) as sla_hours
    from path_places
    group by place, stage
)

select
    'lead' as card,
    'leads' as pipeline,
    string_agg(stage, ' / ' order by stage) as stage,
    place as stage_order,
    min(zone) as zone,
    min(sla_hours) as sla_hours,
    max(is_won) as is_won,
    place,
    count(*) over () as places
from named
group by place
