-- Waiting by segment and over all (is_total = 1). Durations are of the cards that have both ends.
-- Due for the shares are recorded cards that were attempted, or had an hour for it.
select
    segment,
    grouping(segment) as is_total,
    excluded,
    count(*) as cards,
    min(has_time) as has_time,
    min(is_timed) as is_timed,
    sum(is_unassigned) as unassigned,
    sum(is_attempted) as attempted,
    sum(is_due) as in_shares,
    sum(case when is_due = 1 and is_attempted = 0 then 1 else 0 end) as unattempted,
    count(assign_seconds) as assigned,
    percentile_cont(0.5) within group (order by assign_seconds) as assign_median,
    percentile_cont(0.9) within group (order by assign_seconds) as assign_p90,
    percentile_cont(0.5) within group (order by response_seconds) as response_median,
    percentile_cont(0.9) within group (order by response_seconds) as response_p90,
    percentile_cont(0.5) within group (order by speed_seconds) as speed_median,
    percentile_cont(0.9) within group (order by speed_seconds) as speed_p90,
    percentile_cont(0.95) within group (order by speed_seconds) as speed_p95,
    percentile_cont(0.5) within group (order by assign_work_seconds) as assign_work_median,
    percentile_cont(0.5) within group (order by response_work_seconds) as response_work_median,
    percentile_cont(0.5) within group (order by speed_work_seconds) as speed_work_median,
    percentile_cont(0.9) within group (order by speed_work_seconds) as speed_work_p90,
    sum(case when is_due = 1 and speed_seconds <= 300 then 1 else 0 end) as within_5,
    sum(case when is_due = 1 and speed_seconds <= 900 then 1 else 0 end) as within_15,
    sum(case when is_due = 1 and speed_seconds <= 3600 then 1 else 0 end) as within_60,
    sum(case when is_due = 1 and speed_work_seconds <= 3600 then 1 else 0 end) as within_60_work
from waits
group by grouping sets ((segment, excluded), (excluded))
