-- Contacts of sales with each card by the as-of: touches of a person of sales, and a lead's first attempt.
select card, card_id, touched_at as contact_at, touched_on as contact_on
from card_contacts
union all
select
    'lead' as card,
    l.lead_id as card_id,
    l.first_attempt_at as contact_at,
    l.first_attempt_on as contact_on
from leads l
cross join run r
where l.first_attempt_at <= r.as_of
