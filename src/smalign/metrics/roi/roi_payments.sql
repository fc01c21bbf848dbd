-- What payments bring in the period to deals of the export, and what of it was given back.
select
    count(*) as payments,
    sum(p.amount) as paid,
    sum(case when p.amount < 0 then 1 else 0 end) as refunds,
    sum(case when p.amount < 0 then -p.amount end) as refunded
from payments p
join deals d on d.deal_id = p.deal_id
cross join run r
where not r.has_period or p.paid_on between r.since and r.until
