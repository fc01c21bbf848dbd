-- The touches of sales, on the cash basis also of what else was paid for.
select
    'deal' as card,
    deal_id as card_id,
    touch_id,
    touched_at,
    touched_on,
    channel,
    segment,
    lead_id,
    is_by_deal,
    closed_at as ended_at,
    closed_on as ended_on
from deal_touches
