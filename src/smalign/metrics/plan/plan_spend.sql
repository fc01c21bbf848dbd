-- Spend of each period of the plan by channel; a range of days counts only if wholly inside.
select
    p.period_name,
    s.channel,
    count(*) as entries,
    sum(s.cost) as spend
from spend s
left join plan_periods p
    on coalesce(s.date, s.date_from, s.date_to) >= p.first_on
    and coalesce(s.date, s.date_to, s.date_from) <= p.last_on
group by p.period_name, s.channel
