-- How long cards stood in each stage until the next one, in microseconds.
select
    e.segment,
    e.pipeline,
    e.stage,
    grouping(e.stage) as is_total,
    count(e.stayed) as stays,
    sum(e.stayed) as stayed,
    percentile_cont(0.5) within group (order by e.stayed) as median_stayed,
    percentile_cont(0.9) within group (order by e.stayed) as p90_stayed,
    max(case when r.stays_whole then 1 else 0 end) as is_of_days
from entries e
cross join run r
where not r.has_period or e.entered_on between r.since and r.until
group by grouping sets ((e.segment, e.pipeline, e.stage), ())
