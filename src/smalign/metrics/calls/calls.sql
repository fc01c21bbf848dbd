-- The cards worth a call, as they stand, and whom to call.
select
    c.card,
    c.card_id,
    c.excluded,
    c.owner,
    c.reason,
    c.kind,
    c.channel,
    c.content,
    c.touched_on,
    c.days_ago,
    c.last_contact_on,
    c.stage,
    c.amount,
    c.currency,
    c.created_on,
    p.contact_name,
    p.phone,
    p.email
from called c
left join card_people p on p.card = c.card and p.card_id = c.card_id
