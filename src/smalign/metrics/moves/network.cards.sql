-- One row per move of a card whose mover and the mover before are both known.
select
    e.card,
    e.card_id,
    e.segment,
    e.pipeline,
    e.from_stage,
    e.stage,
    e.from_person as giver,
    e.person as receiver,
    e.entered_at,
    e.waited,
    e.card_no
from entries e
cross join run r
where e.from_person is not null
    and e.person is not null
    and (not r.has_period or e.entered_on between r.since and r.until)
