-- How many fields each stage requires, and since when.
select
    table_name,
    pipeline,
    stage,
    min(stage_order) as stage_order,
    count(distinct field) as required,
    min(required_on) as required_on
from due_fields
group by table_name, pipeline, stage
