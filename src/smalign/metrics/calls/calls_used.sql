-- Touches of marketing that are old enough to tell, a card and day once: how many were followed by a
-- contact of sales within the days a touch is fresh.
with touches as (
    select distinct t.card, t.card_id, t.touched_on
    from pretext_touches t
    cross join run r
    where not t.is_early
        and date_diff('day', t.touched_on, r.as_of_on) * 86400 > r.window_seconds
),

followed as (
    select distinct f.card, f.card_id, f.touched_on
    from touches f
    cross join run r
    join contact_days c on c.card = f.card and c.card_id = f.card_id
    where c.may_be_attempt
        and date_diff('day', f.touched_on, c.touched_on) * 86400 between 0 and r.window_seconds
)

select
    count(*) as touches,
    count(f.card_id) as used,
    (select count(*) from contact_days) as contacts
from touches t
left join followed f
    on f.card = t.card and f.card_id = t.card_id and f.touched_on = t.touched_on
