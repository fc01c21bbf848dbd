-- The touches of sales, and before the first payment of what was paid for and is no dated sale (yet).
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
union all
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
from paid_touches
