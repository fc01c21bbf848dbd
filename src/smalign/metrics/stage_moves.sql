-- Moves by stage and over all (is_total = 1); stood: cards of both exports that stood where it begins.
with stood as (
    select card, segment, old_pipeline, old_stage, count(*) as stood
    from stages_moved
    where excluded is null or excluded = 'same_stage'
    group by card, segment, old_pipeline, old_stage
)
select c.card, c.segment, c.old_pipeline, c.old_stage, c.pipeline, c.stage, c.direction, s.stood,
    max(c.passed) as passed, count(*) as cards, sum(c.amount) as amount, count(c.amount) as amounts
from stages_moved c
join stood s on s.card = c.card and s.segment = c.segment and s.old_pipeline = c.old_pipeline
    and s.old_stage = c.old_stage
where c.excluded is null
group by c.card, c.segment, c.old_pipeline, c.old_stage, c.pipeline, c.stage, c.direction, s.stood
