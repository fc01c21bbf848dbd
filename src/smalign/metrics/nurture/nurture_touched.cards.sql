-- The first time each card was sent anything, whatever the period; a card is compared until then.
select card, card_id, min(touched_at) as first_at, min(touched_on) as first_on
from sent_touches
group by card, card_id
