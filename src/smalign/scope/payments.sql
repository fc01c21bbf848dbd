-- Payments of the deals in scope and of their copies, and of deals the export does not hold; money given
-- back is negative, what has not been paid is no payment.
create or replace view {view} as
select p.*{signed}
from payments_all p
where (
        p.deal_id is null
        or p.deal_id in (select deal_id from deals)
        or p.deal_id not in (select deal_id from m_deals){of_copies}
    )
    and (p.paid_at is null or p.paid_at <= (select as_of from run)){received}
