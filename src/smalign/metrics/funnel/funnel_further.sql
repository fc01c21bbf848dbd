-- Deals that are on no path of a lead: those after the lead's earliest, and those without a lead. Leads
-- that are on no path of the pipelines asked for: all their deals are of others.
select
    case
        when k.is_left_out then 'copied'
        when d.lead_id is null or l.lead_id is null then 'deals_without_lead'
        else 'second_deals'
    end as excluded,
    count(*) as cards
from deals d
cross join run r
left join copies k on k.deal_id = d.deal_id
left join every_lead l on l.lead_id = d.lead_id
left join first_deals f on f.deal_id = d.deal_id
where (l.lead_id is null or f.deal_id is null)
    and (
        not r.has_period
        or coalesce(l.created_on, d.created_on) is null
        or coalesce(l.created_on, d.created_on) between r.since and r.until
    )
group by 1
union all
select
    'other_pipelines' as excluded,
    count(*) as cards
from leads l
cross join run r
where l.lead_id in (select e.lead_id from elsewhere e)
    and (
        not r.has_period
        or l.created_on is null
        or l.created_on between r.since and r.until
    )
having count(*) > 0
