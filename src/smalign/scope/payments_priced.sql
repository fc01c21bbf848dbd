-- The same with the day whose rates an amount goes by: money given back goes by that of the deal's last
-- payment before it, so that what is paid and given back whole comes to nothing.
create or replace view {view} as
select
    p.*,
    case
        when p.amount < 0 and p.deal_id is not null then coalesce(
            max(case when p.amount >= 0 then p.paid_on end) over (
                partition by p.deal_id order by p.paid_on
            ),
            p.paid_on
        )
        else p.paid_on
    end as rated_on
from {payments} p
