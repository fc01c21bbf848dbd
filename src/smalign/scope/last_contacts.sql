-- The last contact of sales with each card by the as-of: what a person sent, a call that came in and
-- was answered, the first attempt the lead itself names. Whom sales reached as a lead it has reached when
-- the lead is a deal: contacts of a lead are of its deals, too. What is dated by the day alone may have been
-- at its end: what came in on that day is not said to be later.
create or replace view last_contacts as
with own as (
    select card, card_id, {touched} as touched_at, touched_on
    from card_contacts t
    where may_be_attempt
    union all
    select s.card, s.card_id, {touched} as touched_at, s.touched_on
    from card_signals s
    join every_touch t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
    where t.direction = 'in' and t.outcome = 'answered'
    union all
    select
        'lead' as card,
        l.lead_id as card_id,
        {noted} as touched_at,
        l.first_attempt_on as touched_on
    from every_lead l
    cross join run r
    where l.first_attempt_at <= r.as_of
),

contacts as (
    select card, card_id, touched_at, touched_on
    from own
    union all
    select 'deal' as card, d.deal_id as card_id, o.touched_at, o.touched_on
    from own o
    join every_deal d on d.lead_id = o.card_id
    where o.card = 'lead'
)

select
    card,
    card_id,
    max(touched_at) as last_contact_at,
    max(touched_on) as last_contact_on
from contacts
group by card, card_id
