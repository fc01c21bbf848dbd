-- Spend of the periods by channel and campaign; a range of days only if wholly inside.
select
    p.period_name,
    s.segment,
    coalesce(s.channel, '(none)') as channel,
    coalesce(s.campaign, '(none)') as campaign,
    sum(s.cost) as spend
from spend s
join compared_periods p
    on coalesce(s.date, s.date_from, s.date_to) >= p.first_on
    and coalesce(s.date, s.date_to, s.date_from) <= p.last_on
where s.cost is not null
group by p.period_name, s.segment, coalesce(s.channel, '(none)'), coalesce(s.campaign, '(none)')
