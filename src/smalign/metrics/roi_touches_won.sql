-- The touches of sales.
select
    'deal' as card,
    deal_id as card_id,
    touch_id,
    touched_at,
    channel,
    segment,
    lead_id,
    deal_created_at,
    closed_at as ended_at
from deal_touches
