-- For each card how many steps it passed one after the other within the window of an entry into
-- the first: from every such entry, each time to the next entry into the step that follows.
with recursive entries as (
    select card_no, place, entered_at
    from stays
    where is_dated = 1
    group by card_no, place, entered_at
),

followed as (
    select a.card_no, a.place, a.entered_at, min(b.entered_at) as next_at
    from entries a
    join entries b
        on b.card_no = a.card_no and b.place = a.place + 1 and b.entered_at >= a.entered_at
    group by a.card_no, a.place, a.entered_at
),

passed as (
    select card_no, entered_at as started_at, place, entered_at
    from entries
    where place = 1
    union all
    select p.card_no, p.started_at, p.place + 1, f.next_at
    from passed p
    join followed f
        on f.card_no = p.card_no and f.place = p.place and f.entered_at = p.entered_at
    cross join run r
    where date_diff('second', p.started_at, f.next_at) <= r.window_seconds
)

select card_no, max(place) as chain
from passed
group by card_no
