-- The cards that stood in a stage nobody stands in now, or stand in one nobody stood in before.
select p.card, p.card_id, coalesce(p.segment, p.old_segment) as segment,
    p.old_pipeline, p.old_stage, p.pipeline, p.stage, s.change
from pairs p
join stage_pairs s on s.card = p.card
    and (
        s.change <> 'new_stage' and p.was_there = 1
            and s.old_pipeline = p.old_pipeline and s.old_stage = p.old_stage
        or s.change = 'new_stage' and p.is_there = 1
            and s.pipeline = p.pipeline and s.stage = p.stage
    )
where p.not_comparable is null
