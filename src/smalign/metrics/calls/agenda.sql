-- The cards something burns in, with the day since when, and whom to call.
select
    c.owner,
    c.card,
    c.card_id,
    c.has_missed_call,
    c.is_unanswered,
    c.has_no_attempt,
    c.is_overdue,
    c.has_no_next_activity,
    c.missed_on,
    c.asked_on,
    c.overdue_on,
    c.left_on,
    c.last_contact_on,
    c.stage,
    c.channel,
    c.amount,
    c.currency,
    c.created_on,
    p.contact_name,
    p.phone,
    p.email,
    r.as_of_on
from cards c
cross join run r
left join card_people p on p.card = c.card and p.card_id = c.card_id
where c.excluded is null
    and (c.has_no_attempt or c.has_no_next_activity or c.is_overdue or c.has_missed_call or c.is_unanswered)
