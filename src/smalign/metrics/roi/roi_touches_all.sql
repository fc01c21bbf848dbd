-- The touches of sales, and of cards that came to none: their journey ends with its last touch.
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
    card,
    card_id,
    touch_id,
    touched_at,
    touched_on,
    channel,
    segment,
    cast(null as varchar) as lead_id,
    cast(null as boolean) as is_by_deal,
    max(touched_at) over (partition by card, card_id) as ended_at,
    max(touched_on) over (partition by card, card_id) as ended_on
from lost_touches
