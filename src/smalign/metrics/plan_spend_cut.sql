-- Spend over days of which a period of the plan has some and not all: it is in no such period.
select
    count(*) as entries,
    sum(s.cost) as spend
from spend s
where exists (
    select 1
    from plan_periods p
    where coalesce(s.date, s.date_from, s.date_to) <= p.last_on
        and coalesce(s.date, s.date_to, s.date_from) >= p.first_on
        and not (
            coalesce(s.date, s.date_from, s.date_to) >= p.first_on
            and coalesce(s.date, s.date_to, s.date_from) <= p.last_on
        )
)
