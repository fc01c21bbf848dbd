create or replace view payments as
select p.*
from payments_all p
where p.deal_id in (select deal_id from deals)
    and (p.paid_at is null or p.paid_at <= (select as_of from run))
