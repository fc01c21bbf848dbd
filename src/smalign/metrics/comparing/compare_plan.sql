-- What was planned, by period and channel; rows of one owner are parts of these.
select period, channel, sum(leads) as leads, sum(won) as won, sum(revenue) as revenue
from plan
where owner is null
group by period, channel
