-- Whose the cards are, a row a card and key; a card nothing is known of has one row without a key.
create or replace view card_persons as
select 'lead' as card, l.lead_id as card_id, l.created_at, l.created_on, {lead_is_day} as is_day,
    coalesce({lead_how}, '(none)') as created_how, coalesce(l.channel, '(none)') as channel,
    p.way, p.person
from leads l
left join person_cards p on p.card = 'lead' and p.card_id = l.lead_id
union all
select 'deal' as card, d.deal_id as card_id, d.created_at, d.created_on, {deal_is_day} as is_day,
    '(none)' as created_how, coalesce(d.channel, '(none)') as channel,
    p.way, p.person
from deals d
left join person_cards p on p.card = 'deal' and p.card_id = d.deal_id
