-- Moves by stage. Shares are of cards the conditions hold for in OLD; stood: those of both exports that
-- stood where the move begins, moved: those that made it.
with stood as (
    select card, segment, old_pipeline, old_stage, count(*) as stood
    from stages_moved
    where (excluded is null or excluded = 'same_stage') and was_in = 1
    group by card, segment, old_pipeline, old_stage
)
select c.card, c.segment, c.old_pipeline, c.old_stage, c.pipeline, c.stage, c.direction,
    coalesce(s.stood, 0) as stood, sum(c.was_in) as moved,
    max(c.passed) as passed, count(*) as cards, sum(c.amount) as amount, count(c.amount) as amounts
from stages_moved c
left join stood s on s.card = c.card and s.segment = c.segment and s.old_pipeline = c.old_pipeline
    and s.old_stage = c.old_stage
where c.excluded is null
group by c.card, c.segment, c.old_pipeline, c.old_stage, c.pipeline, c.stage, c.direction, s.stood
