-- One row per entry of a card into a stage that is not the next one of the order.
select
    e.card,
    e.card_id,
    e.segment,
    e.pipeline,
    e.from_stage,
    e.stage,
    e.kind,
    e.skipped,
    e.actor,
    e.entered_at
from entries e
cross join run r
where (e.kind in ('late', 'back', 'again', 'reopened') or e.skipped > 0)
    and (not r.has_period or e.entered_on between r.since and r.until)
