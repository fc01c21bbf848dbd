select excluded, count(*) as cards,
    sum(case when opening = 1 then old_amount when closing = 1 then amount else 0 end) as amount
from bridged
where excluded is not null
group by excluded
