-- The customers, as they stand.
select customer_kind, card_id as customer, purchases, amounts, amount, last_on, days_ago, is_asked
from cards
