-- The days on which somebody of sales was in touch with a card.
select distinct card, card_id, touched_on, may_be_attempt
from card_contacts
