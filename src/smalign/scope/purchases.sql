-- Every sale by the as-of, with whose it was. Neither the conditions of the question nor its period
-- hold here: whoever bought before is no new customer, wherever that was.
create or replace view purchases as
select
    t.deal_id,
    t.customer,
    case
        when t.contact_id is not null then 'contact'
        when t.company_id is not null then 'company'
        else 'deal'
    end as customer_kind,
    t.closed_at,
    t.closed_on
from every_deal t
where t.status = 'won'
    and t.deal_id not in (select deal_id from copies where is_left_out)
