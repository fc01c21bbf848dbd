-- Whether what came in is known: payments are exported, or sales have amounts; and the sales in the periods
-- of the plan that have none.
select
    r.has_payments,
    (select count(*) from cards where won = 1 and excluded is null) as won,
    (select count(revenue) from cards where excluded is null) as amounts,
    (
        select count(*)
        from cards c
        where c.won = 1
            and c.revenue is null
            and c.excluded is null
            and exists (
                select 1 from plan_periods p where c.happened_on between p.first_on and p.last_on
            )
    ) as without_amount
from run r
