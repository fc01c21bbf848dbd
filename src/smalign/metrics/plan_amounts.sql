-- Sales in the periods of the plan that have no amount, where revenue is that of sales.
select count(*) as sales
from cards c
cross join run r
where c.won = 1
    and c.revenue is null
    and not r.has_payments
    and exists (
        select 1 from plan_periods p where c.happened_on between p.first_on and p.last_on
    )
