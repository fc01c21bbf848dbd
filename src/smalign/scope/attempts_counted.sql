-- How often sales tried to reach the person of a lost card.
create or replace view card_attempts as
select card, card_id, is_by_other, is_recorded, least, most
from counted_attempts
