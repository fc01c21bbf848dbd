-- Entries into each stage, and over all (is_total = 1): what they are to the order, who made them, and how
-- long cards then stood there until the next one, in microseconds.
select
    e.segment,
    e.pipeline,
    e.stage,
    grouping(e.stage) as is_total,
    min(e.place) as place,
    count(*) as entries,
    sum(case when e.kind in ('begun', 'late') then 1 else 0 end) as begun,
    sum(case when e.kind = 'forward' then 1 else 0 end) as forward,
    sum(case when e.kind = 'back' then 1 else 0 end) as back,
    sum(case when e.kind = 'again' then 1 else 0 end) as again,
    sum(case when e.kind = 'reopened' then 1 else 0 end) as reopened,
    sum(case when e.kind = 'unordered' then 1 else 0 end) as unordered,
    sum(case when e.stayed is null then 1 else 0 end) as ended,
    sum(case when e.stayed < 60000000 then 1 else 0 end) as instant,
    sum(case when e.actor = 'human' then 1 else 0 end) as by_human,
    sum(case when e.actor = 'robot' then 1 else 0 end) as by_robot,
    sum(case when e.actor = 'import' then 1 else 0 end) as by_import,
    sum(case when e.actor = 'bulk' then 1 else 0 end) as by_bulk,
    sum(case when e.actor = 'unknown' then 1 else 0 end) as by_unknown,
    sum(case when e.kind = 'back' and e.actor = 'human' then 1 else 0 end) as back_human,
    sum(case when e.kind = 'back' and e.actor = 'robot' then 1 else 0 end) as back_robot,
    sum(case when e.kind = 'back' and e.actor = 'import' then 1 else 0 end) as back_import,
    sum(case when e.kind = 'back' and e.actor = 'bulk' then 1 else 0 end) as back_bulk,
    sum(case when e.kind = 'back' and e.actor = 'unknown' then 1 else 0 end) as back_unknown,
    count(e.stayed) as stays,
    sum(e.stayed) as stayed,
    percentile_cont(0.5) within group (order by e.stayed) as median_stayed,
    percentile_cont(0.9) within group (order by e.stayed) as p90_stayed,
    max(case when r.stays_whole then 1 else 0 end) as is_of_days
from entries e
cross join run r
where not r.has_period or e.entered_on between r.since and r.until
group by grouping sets ((e.segment, e.pipeline, e.stage), ())
