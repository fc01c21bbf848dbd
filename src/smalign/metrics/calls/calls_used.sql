-- Touches of marketing that are old enough to tell, a card and day once: how many were followed by a
-- contact of sales within the days a touch is fresh, on the clock where contacts have one.
with touches as (
    select t.card, t.card_id, t.touched_on, min(t.touched_at) as touched_at
    from pretext_touches t
    cross join run r
    where not t.is_early
        and date_diff('day', t.touched_on, r.as_of_on) * 86400 > r.window_seconds
    group by t.card, t.card_id, t.touched_on
),

followed as (
    select distinct f.card, f.card_id, f.touched_on
    from touches f
    cross join run r
    join pretext_contacts c on c.card = f.card and c.card_id = f.card_id
    where c.is_contact
        and (r.contacts_whole or c.touched_at >= f.touched_at)
        and date_diff('day', f.touched_on, c.touched_on) * 86400 between 0 and r.window_seconds
)

select
    count(*) as touches,
    count(f.card_id) as used,
    (select count(*) from pretext_contacts where is_logged) as contacts
from touches t
left join followed f
    on f.card = t.card and f.card_id = t.card_id and f.touched_on = t.touched_on
