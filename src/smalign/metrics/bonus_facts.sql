-- What qualifiers look at, by its day: leads created, sales closed, advertising paid. A range of days
-- is inside a period as a whole or in none.
select
    'leads' as fact,
    created_on as first_on,
    created_on as last_on,
    count(*) as cards,
    sum(case when is_qualified then 1 else 0 end) as qualified,
    cast(null as decimal(38, 6)) as amount
from leads
group by created_on
union all
select
    'spend' as fact,
    coalesce(date, date_from, date_to) as first_on,
    coalesce(date, date_to, date_from) as last_on,
    count(*) as cards,
    0 as qualified,
    cast(sum(cost) as decimal(38, 6)) as amount
from spend
group by coalesce(date, date_from, date_to), coalesce(date, date_to, date_from)
