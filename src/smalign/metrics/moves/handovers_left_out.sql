-- Cards of which nobody knows whose they were since when.
select count(*) as cards
from (
    select 'lead' as card, lead_id as card_id from leads
    union all
    select 'deal' as card, deal_id as card_id from deals
) c
left join (
    select distinct card, card_id from holdings
) h on h.card = c.card and h.card_id = c.card_id
where h.card_id is null
