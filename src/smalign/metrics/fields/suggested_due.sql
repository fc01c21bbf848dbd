-- What stages require already.
select table_name, field, pipeline, stage, coalesce(stage_order, 0) as stage_order, is_lost
from due_fields
