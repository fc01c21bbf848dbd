-- Tasks by series, side and owner, of all owners (is_whole = 1), and over all (is_total = 1). What changed is known of the series
-- whose fields are named, and where their changes are logged.
select
    series,
    side,
    owner,
    grouping(series) as is_total,
    grouping(owner) as is_whole,
    excluded,
    count(*) as tasks,
    sum(case when state = 'on_time' then 1 else 0 end) as on_time,
    sum(case when state = 'late' then 1 else 0 end) as late,
    sum(case when state = 'undated' then 1 else 0 end) as undated,
    sum(case when state = 'missed' then 1 else 0 end) as missed,
    sum(case when state = 'pending' then 1 else 0 end) as pending,
    percentile_cont(0.5) within group (order by seconds_late) as median_seconds_late,
    count(changed_cards) as checked,
    sum(case when changed_cards > 0 then 1 else 0 end) as changed,
    max(completed_on) as last_completed_on
from cards
group by grouping sets ((series, side, owner, excluded), (series, side, excluded), (excluded))
