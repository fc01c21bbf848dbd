-- The leads all of whose deals are of other pipelines than those asked for.
select lead_id
from every_deal
where lead_id is not null
group by lead_id
having max(case when in_pipelines then 1 else 0 end) = 0
