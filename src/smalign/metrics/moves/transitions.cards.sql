-- One row per move of a card from a stage to the next one.
select
    e.card,
    e.card_id,
    e.segment,
    e.pipeline,
    e.from_stage,
    e.stage,
    e.kind,
    e.actor,
    e.entered_at
from entries e
cross join run r
where e.from_stage is not null
    and (not r.has_period or e.entered_on between r.since and r.until)
