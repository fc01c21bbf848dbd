-- Fixed costs by day and fees by the spend they are a share of. Of a month's days the first `extra`
-- carry one cent more, so that they add up to the month.
create or replace view costs as
select
    {segment} as segment,
    m.item,
    d.day as first_on,
    d.day as last_on,
    cast(
        (m.cents + case when date_diff('day', m.month_on, d.day) < m.extra then 1 else 0 end)
        * cast('0.01' as decimal(3, 2)) as decimal(18, 6)
    ) as amount
from cost_months m
join cost_days d on d.day between m.first_on and m.last_on
where {tests}
union all
select
    s.segment,
    f.item,
    coalesce(s.date, s.date_from, s.date_to) as first_on,
    coalesce(s.date, s.date_to, s.date_from) as last_on,
    cast(s.cost * f.share as decimal(18, 6)) as amount
from spend s
cross join run r
join cost_fees f
    on (f.channel is null or f.channel = s.channel)
    and coalesce(s.date, s.date_from, s.date_to, r.as_of_on) between f.first_on and f.last_on
where s.cost is not null
