-- Leads (in exports of deals alone, deals) by the day they were created on, and sales by the days they took;
-- beside them the first day on which any card was created.
with oldest as (
    select min(created_on) as first_on
    from fates
)

select
    f.created_on,
    r.as_of_on,
    o.first_on,
    case when f.status = 'won' then f.days end as won_days,
    count(*) as cards
from fates f
cross join run r
cross join oldest o
where f.created_on is not null and (f.card = 'lead') = (r.grain <> 'deal')
group by f.created_on, r.as_of_on, o.first_on, case when f.status = 'won' then f.days end
