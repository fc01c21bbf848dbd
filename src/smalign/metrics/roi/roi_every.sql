-- Without a rule the journey of a card is every touch before its end.
select
    card,
    card_id,
    touch_id,
    touched_at,
    touched_on,
    channel,
    segment,
    lead_id,
    is_by_deal,
    cast(null as bigint) as times
from journey_touches
