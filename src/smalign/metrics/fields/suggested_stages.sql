-- The stages a field may be required from.
select
    case when card = 'lead' then 'leads' else 'deals' end as table_name,
    case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
    stage,
    stage_order,
    outcome
from stages
where outcome <> 'won'
