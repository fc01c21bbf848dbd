-- Every sale by the as-of, with whose it was and which of theirs: the first one wins a new customer.
-- Neither the conditions of the question nor its period hold here: whoever bought before is no new
-- customer, wherever that was.
create or replace view purchases as
select
    deal_id,
    customer,
    customer_kind,
    closed_at,
    closed_on,
    row_number() over (
        partition by customer_kind, customer order by closed_at nulls last, deal_id
    ) as nth
from every_deal
where status = 'won' and deal_id not in (select deal_id from copies where is_left_out)
