-- What is planned, added up where a key stands twice, and the day the data ends on.
select
    p.period,
    p.channel,
    p.owner,
    r.as_of_on,
    sum(p.leads) as leads,
    sum(p.qualified) as qualified,
    sum(p.won) as won,
    sum(p.revenue) as revenue,
    sum(p.spend) as spend
from plan p
cross join run r
group by p.period, p.channel, p.owner, r.as_of_on
