-- When somebody of sales was in touch with a card: what a person sent, a call that came in and was answered,
-- the first attempt the lead itself names; with a lead, also about its deal, and with a deal those with the
-- lead it came from: it is the same person. is_logged: the log of what sales did tells it, and not the lead
-- alone, or the call of a person; is_contact: it was a contact, and not a call nobody took.
with contacts as (
    select
        card,
        card_id,
        touched_at,
        touched_on,
        may_be_attempt as is_contact,
        true as is_logged
    from card_contacts
    union
    select s.card, s.card_id, s.touched_at, s.touched_on, true as is_contact, false as is_logged
    from card_signals s
    join every_touch t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
    where t.direction = 'in' and t.outcome = 'answered'
    union
    select
        'lead' as card,
        l.lead_id as card_id,
        l.first_attempt_at as touched_at,
        l.first_attempt_on as touched_on,
        true as is_contact,
        false as is_logged
    from every_lead l
    cross join run r
    where l.first_attempt_at <= r.as_of
)

select card, card_id, touched_at, touched_on, is_contact, is_logged
from contacts
union
select 'lead' as card, d.lead_id as card_id, c.touched_at, c.touched_on, c.is_contact, c.is_logged
from contacts c
join every_deal d on d.deal_id = c.card_id
where c.card = 'deal' and d.lead_id is not null
union
select 'deal' as card, d.deal_id as card_id, c.touched_at, c.touched_on, c.is_contact, c.is_logged
from contacts c
join every_deal d on d.lead_id = c.card_id
where c.card = 'lead'
