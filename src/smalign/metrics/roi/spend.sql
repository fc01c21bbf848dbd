-- Cards by the day they were created on, and after how many days they were won.
select
    segment,
    excluded,
    created_on,
    age_days,
    status,
    days,
    sum(leads) as leads,
    sum(unlinked) as unlinked,
    count(*) as cards
from cards
group by segment, excluded, created_on, age_days, status, days
