-- The leads all of whose deals are of other pipelines than those asked for, and the day of the first; a
-- copy left out is none.
select lead_id, min(created_on) as created_on
from every_deal
where lead_id is not null
group by lead_id
having max(
    case
        when deal_id in (select deal_id from copies where is_left_out) then 0
        when in_pipelines then 1
        else 0
    end
) = 0
