-- The events of the bonus, and what is known of the export; a row without an event where there is none.
select
    c.card,
    c.card_id,
    c.deal_id,
    c.excluded,
    c.happened_on,
    c.sold_on,
    c.status,
    c.amount,
    c.deal_amount,
    c.margin,
    c.channel,
    r.as_of_on,
    r.has_payments,
    (select count(*) > 0 from stage_log where card = 'deal' and entered_on is not null) as has_history
from run r
left join cards c on true
