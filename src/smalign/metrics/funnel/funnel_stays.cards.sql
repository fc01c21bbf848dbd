-- One row per stay of a card in an open step. A stay without a moment is the stage the export shows
-- the card in (or shows it was lost from). stayed_seconds: of a stay that ended. standing_seconds: of
-- an open card that is still there, up to the as-of.
select
    m.card_no,
    m.place,
    m.entered_at,
    m.entered_on,
    case when m.entered_at is null then 0 else 1 end as is_dated,
    case
        when r.stays_whole then date_diff('day', m.entered_on, m.left_on) * 86400
        else date_diff('second', m.entered_at, m.left_at)
    end as stayed_seconds,
    case
        when m.left_at is not null or m.status <> 'open' then null
        when r.stays_whole then date_diff('day', m.entered_on, r.as_of_on) * 86400
        else date_diff('second', m.entered_at, r.as_of)
    end as standing_seconds
from moves m
cross join run r
