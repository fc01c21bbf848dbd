-- One row per stay of a card in an open step of its log. A stay without a moment is the stage the
-- export shows the card in (or shows it was lost from). stayed_seconds: of a stay that ended.
-- standing_seconds: of an open card that is still there, up to the as-of.
select
    m.card_no,
    s.place,
    l.entered_at,
    case when l.entered_at is null then 0 else 1 end as is_dated,
    case
        when r.stays_whole then date_diff('day', l.entered_on, l.left_on) * 86400
        else date_diff('second', l.entered_at, l.left_at)
    end as stayed_seconds,
    case
        when l.left_at is not null or m.status <> 'open' then null
        when r.stays_whole then date_diff('day', l.entered_on, r.as_of_on) * 86400
        else date_diff('second', l.entered_at, r.as_of)
    end as standing_seconds
from stage_log l
cross join run r
join steps s
    on s.card = l.card
    and s.pipeline = case
        when l.card = 'lead' then 'leads' else coalesce(l.pipeline, '(none)')
    end
    and s.stage_order = l.stage_order
join members m on m.card = s.card and m.pipeline = s.pipeline and m.card_id = l.card_id
where s.is_won = 0
