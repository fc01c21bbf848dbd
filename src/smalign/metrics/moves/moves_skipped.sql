-- How often each open stage was jumped over by a card that had not been in it or beyond, and by whom.
select
    e.segment,
    e.pipeline,
    s.stage,
    count(*) as skipped,
    sum(case when e.actor = 'human' then 1 else 0 end) as skipped_human,
    sum(case when e.actor = 'robot' then 1 else 0 end) as skipped_robot,
    sum(case when e.actor = 'import' then 1 else 0 end) as skipped_import,
    sum(case when e.actor = 'bulk' then 1 else 0 end) as skipped_bulk,
    sum(case when e.actor = 'unknown' then 1 else 0 end) as skipped_unknown,
    min(s.stage_order) as place
from entries e
cross join run r
join stages s
    on s.card = e.card
    and case when s.card = 'lead' then 'leads' else coalesce(s.pipeline, '(none)') end = e.pipeline
where e.skipped > 0
    and s.outcome = 'open'
    and s.stage_order > e.furthest
    and s.stage_order < e.place
    and (not r.has_period or e.entered_on between r.since and r.until)
group by e.segment, e.pipeline, s.stage
