-- What was planned of what a bonus may be measured by.
select
    p.period,
    p.channel,
    p.owner,
    sum(p.won) as won,
    sum(p.revenue) as revenue
from plan p
group by p.period, p.channel, p.owner
