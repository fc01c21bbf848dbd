-- What qualifiers look at, by its day: leads created (deals, where there are no others), advertising
-- paid. A range of days is inside a period as a whole or in none.
select
    'leads' as fact,
    created_on as first_on,
    created_on as last_on,
    count(*) as cards,
    sum(case when is_qualified then 1 else 0 end) as qualified,
    cast(null as decimal(38, 6)) as amount
from leads
group by created_on
union all
select
    'leads' as fact,
    d.created_on as first_on,
    d.created_on as last_on,
    count(*) as cards,
    sum(case when d.is_qualified then 1 when not d.is_qualified then 0 end) as qualified,
    cast(null as decimal(38, 6)) as amount
from deals d
cross join run r
where r.grain = 'deal'
group by d.created_on
union all
select
    'spend' as fact,
    coalesce(date, date_from, date_to) as first_on,
    coalesce(date, date_to, date_from) as last_on,
    count(*) as cards,
    0 as qualified,
    cast(sum(cost) as decimal(38, 6)) as amount
from spend
group by coalesce(date, date_from, date_to), coalesce(date, date_to, date_from)
