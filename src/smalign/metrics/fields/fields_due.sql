-- The stages from which each field is due; a lost stage has no place.
select distinct table_name, field, stage, stage_order
from due_fields
