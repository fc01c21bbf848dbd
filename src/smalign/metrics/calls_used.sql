-- Touches of marketing that are old enough to tell, a card and day once: how many were followed by a
-- contact of sales within the days a touch is fresh; fresh: how many still are. What came before the card was made is no reason to
-- call; tests, spam and duplicates are no cards here.
with made as (
    select 'lead' as card, lead_id as card_id, created_at
    from leads
    where not (coalesce(is_test, false) or coalesce(is_spam, false) or duplicate_of is not null)
    union all
    select 'deal' as card, deal_id as card_id, created_at
    from deals
),

sent as (
    select distinct
        s.card,
        s.card_id,
        s.touched_on,
        date_diff('day', s.touched_on, r.as_of_on) * 86400 <= r.window_seconds as is_fresh
    from card_signals s
    join every_touch t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
    join made m on m.card = s.card and m.card_id = s.card_id
    cross join run r
    where coalesce(t.direction, 'out') <> 'in'
        and (m.created_at is null or s.touched_at > m.created_at)
),

touches as (
    select card, card_id, touched_on
    from sent
    where not is_fresh
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
    (select count(*) from contact_days) as contacts,
    (select count(*) from sent where is_fresh) as fresh
from touches t
left join followed f
    on f.card = t.card and f.card_id = t.card_id and f.touched_on = t.touched_on
