-- Sales by the day their card was created on and the days they took, whatever the period: a horizon is
-- found of them.
select
    card,
    created_on,
    as_of_on,
    days,
    count(*) as cards
from every_fate
where status = 'won' and created_on is not null and days is not null
group by card, created_on, as_of_on, days
