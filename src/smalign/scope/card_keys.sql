-- Whose every card is, a row a card and key, with the day it was made and whether it was won: a lead by
-- a deal of its own. Tests and spam are nobody's.
create or replace view card_keys as
with won_leads as (
    select distinct lead_id
    from every_deal
    where status = 'won' and lead_id is not null
),

cards as (
    select
        'lead' as card,
        lead_id as card_id,
        created_on,
        case when lead_id in (select lead_id from won_leads) then 1 else 0 end as is_won,
        contact_id,
        lead_id,
        {lead_email} as email,
        {lead_phone} as phone
    from every_lead t
    where not (coalesce(is_test, false) or coalesce(is_spam, false))
    union all
    select
        'deal' as card,
        deal_id as card_id,
        created_on,
        case when status = 'won' then 1 else 0 end as is_won,
        contact_id,
        lead_id,
        {deal_email} as email,
        {deal_phone} as phone
    from every_deal t
)

select card, card_id, created_on, is_won, 'contact' as way, contact_id as person
from cards
where contact_id is not null
union all
select card, card_id, created_on, is_won, 'lead' as way, lead_id as person
from cards
where lead_id is not null
union all
select card, card_id, created_on, is_won, 'email' as way, email as person
from cards
where email is not null
union all
select card, card_id, created_on, is_won, 'phone' as way, phone as person
from cards
where phone is not null
