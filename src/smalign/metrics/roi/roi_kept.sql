-- The touches of each card that its journey is made of: those inside the lookback, the last steps
-- of them, and of repeats only what the transform keeps. Where touches, or closings, are dated by the
-- day alone, ages are whole days. What is kept of a repeat is its first touch, so that a milestone
-- falls on the visit during which it happened.
with timely as (
    select
        t.*,
        row_number() over (
            partition by t.card, t.card_id order by t.touched_at desc, t.touch_id desc
        ) as place_from_end
    from journey_touches t
    cross join journey_rules g
    cross join run r
    where g.lookback_seconds is null
        or case
            when r.touches_whole then date_diff('day', t.touched_on, t.ended_on) * 86400
            else date_diff('second', t.touched_at, t.ended_at)
        end <= g.lookback_seconds
),

visits as (
    select
        t.*,
        g.transform,
        lag(t.segment) over (
            partition by t.card, t.card_id order by t.touched_at, t.touch_id
        ) as segment_before,
        row_number() over (
            partition by t.card, t.card_id, t.segment order by t.touched_at, t.touch_id
        ) as visit,
        count(*) over (partition by t.card, t.card_id, t.segment) as visits
    from timely t
    cross join journey_rules g
    where g.lookback_steps is null or t.place_from_end <= g.lookback_steps
)

select
    card,
    card_id,
    touch_id,
    touched_at,
    touched_on,
    channel,
    segment,
    lead_id,
    is_by_deal,
    case when transform = 'frequency' then visits end as times
from visits
where transform = 'unique'
    or segment is null
    or transform = 'exposure' and coalesce(segment_before <> segment, true)
    or transform in ('first', 'frequency') and visit = 1
