-- Moves from stage to stage, and over all (is_total = 1); in microseconds how long a card stood in the
-- stage it left.
select
    e.segment,
    e.pipeline,
    e.from_stage,
    e.stage,
    grouping(e.stage) as is_total,
    min(e.kind) as kind,
    count(*) as moves,
    count(e.waited) as timed,
    sum(e.waited) as waited,
    percentile_cont(0.5) within group (order by e.waited) as median_waited,
    percentile_cont(0.9) within group (order by e.waited) as p90_waited,
    min(e.waited) as least_waited,
    max(e.waited) as most_waited,
    sum(case when e.waited < 60000000 then 1 else 0 end) as instant,
    sum(case when e.actor = 'human' then 1 else 0 end) as by_human,
    sum(case when e.actor = 'robot' then 1 else 0 end) as by_robot,
    sum(case when e.actor = 'import' then 1 else 0 end) as by_import,
    sum(case when e.actor = 'bulk' then 1 else 0 end) as by_bulk,
    sum(case when e.actor = 'unknown' then 1 else 0 end) as by_unknown,
    max(case when r.stays_whole then 1 else 0 end) as is_of_days
from entries e
cross join run r
where e.from_stage is not null
    and (not r.has_period or e.entered_on between r.since and r.until)
group by grouping sets ((e.segment, e.pipeline, e.from_stage, e.stage), ())
