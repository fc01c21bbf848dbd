-- Without a rule the journey of a card is every touch before its end.
select
    card,
    card_id,
    touch_id,
    touched_at,
    channel,
    segment,
    lead_id,
    deal_created_at,
    cast(null as bigint) as times
from journey_touches
