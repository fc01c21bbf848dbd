-- Leads (in exports of deals alone, deals) by the day they were created on, and sales by the days they took;
-- beside them the first day on which any card was created, and the last on which a lead came or was
-- disqualified.
with oldest as (
    select min(created_on) as first_on
    from every_fate
),

newest as (
    select max(case when status = 'disqualified' and closed_on > created_on then closed_on else created_on end) as last_on
    from leads
)

select
    f.created_on,
    r.as_of_on,
    o.first_on,
    n.last_on,
    case when f.status = 'won' then f.days end as won_days,
    count(*) as cards
from every_fate f
cross join run r
cross join oldest o
cross join newest n
where f.created_on is not null and (f.card = 'lead') = (r.grain <> 'deal')
group by f.created_on, r.as_of_on, o.first_on, n.last_on, case when f.status = 'won' then f.days end
