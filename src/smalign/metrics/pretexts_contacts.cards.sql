-- The days on which somebody of sales was in touch with a card; with a lead, also those on which
-- somebody was in touch about its deal: it is the same person.
with contacts as (
    select distinct card, card_id, touched_on, may_be_attempt
    from card_contacts
)

select card, card_id, touched_on, may_be_attempt
from contacts
union
select 'lead' as card, d.lead_id as card_id, c.touched_on, c.may_be_attempt
from contacts c
join deals d on d.deal_id = c.card_id
where c.card = 'deal' and d.lead_id is not null
