-- One row per dated stay of a counted card in an open step. stayed_seconds: of a stay that ended.
-- standing_seconds: of an open card that is still there, up to the as-of.
select
    c.segment,
    c.card,
    c.pipeline,
    s.place,
    c.card_id,
    s.entered_at,
    s.stayed_seconds,
    case when c.status = 'open' then s.standing_seconds end as standing_seconds
from cards c
join stays s on s.card = c.card and s.card_id = c.card_id and s.pipeline = c.pipeline
where c.excluded is null and s.is_dated = 1
