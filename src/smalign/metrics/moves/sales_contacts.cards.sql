-- Contacts of sales with each card by the as-of: what a person sent, a call that came in and was answered,
-- and a lead's first attempt. A call nobody took, or a letter that came in, is none.
select card, card_id, touched_at as contact_at, touched_on as contact_on
from card_contacts
where may_be_attempt
union all
select s.card, s.card_id, s.touched_at as contact_at, s.touched_on as contact_on
from card_signals s
join every_touch t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
where t.direction = 'in' and t.outcome = 'answered'
union all
select
    'lead' as card,
    l.lead_id as card_id,
    l.first_attempt_at as contact_at,
    l.first_attempt_on as contact_on
from leads l
cross join run r
where l.first_attempt_at <= r.as_of
