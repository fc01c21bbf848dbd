-- The stays that begin within the window of an entry into the first step; at equal moments steps
-- are in their order.
with anchored as (
    select
        card_no,
        place,
        entered_at,
        entered_on,
        is_dated,
        stayed_seconds,
        standing_seconds,
        max(case when place = 1 then entered_at end) over (
            partition by card_no
            order by entered_at, place
            rows between unbounded preceding and current row
        ) as started_at
    from all_stays
    where is_dated = 1
)

select a.card_no, a.place, a.entered_at, a.entered_on, a.is_dated, a.stayed_seconds, a.standing_seconds
from anchored a
cross join run r
where date_diff('second', a.started_at, a.entered_at) <= r.window_seconds
