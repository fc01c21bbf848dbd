-- The days on which somebody of sales was in touch with a card; with a lead, also those on which
-- somebody was in touch about its deal, and with a deal those of the lead it came from: it is the same
-- person.
with contacts as (
    select distinct card, card_id, touched_on, may_be_attempt
    from card_contacts
)

select card, card_id, touched_on, may_be_attempt
from contacts
union
select 'lead' as card, d.lead_id as card_id, c.touched_on, c.may_be_attempt
from contacts c
join every_deal d on d.deal_id = c.card_id
where c.card = 'deal' and d.lead_id is not null
union
select 'deal' as card, d.deal_id as card_id, c.touched_on, c.may_be_attempt
from contacts c
join every_deal d on d.lead_id = c.card_id
where c.card = 'lead'
