-- What happened in each period of the plan, by channel and owner; what has no day is in no period. What
-- is left out counts once, however many periods its day is in.
select
    p.period_name,
    c.excluded,
    c.channel,
    c.owner,
    sum(c.leads) as leads,
    sum(c.qualified) as qualified,
    sum(c.won) as won,
    count(c.revenue) as amounts,
    sum(c.revenue) as revenue,
    count(*) as cards
from cards c
left join plan_periods p on c.excluded is null and c.happened_on between p.first_on and p.last_on
where p.period_name is not null
    or c.happened_on is null
    or (
        c.excluded is not null
        and exists (
            select 1 from plan_periods q where c.happened_on between q.first_on and q.last_on
        )
    )
group by p.period_name, c.excluded, c.channel, c.owner
