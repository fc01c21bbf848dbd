-- Since when each card has been sent anything while it was one, whatever the period.
select card, card_id, '' as segment, min(touched_at) as first_at, min(touched_on) as first_on
from sent_to_cards
group by card, card_id
