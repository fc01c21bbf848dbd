-- Sales of which nobody knows when they were made, and so which touches came before; of paid ones those
-- before the first payment are known.
select count(*) as sales
from cards c
join every_deal d on d.deal_id = c.card_id
where c.card = 'deal' and c.excluded is null and c.won = 1 and d.closed_at is null
    and c.card_id not in (select j.card_id from journey_touches j where j.card = 'deal')
