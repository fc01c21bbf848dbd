-- What was spent, by its day or its days, and the day the data ends on.
select
    s.segment,
    coalesce(s.date, s.date_from, s.date_to) as first_on,
    coalesce(s.date, s.date_to, s.date_from) as last_on,
    r.as_of_on,
    count(*) as entries,
    sum(s.cost) as spend
from spend s
cross join run r
group by
    s.segment,
    coalesce(s.date, s.date_from, s.date_to),
    coalesce(s.date, s.date_to, s.date_from),
    r.as_of_on
