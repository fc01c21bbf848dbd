-- Deals that are on no path of a lead: those after the lead's earliest, and those without a lead.
select
    case when d.lead_id is null or l.lead_id is null then 'deals_without_lead' else 'second_deals'
    end as excluded,
    count(*) as cards
from deals d
cross join run r
left join every_lead l on l.lead_id = d.lead_id
left join first_deals f on f.deal_id = d.deal_id
where (l.lead_id is null or f.deal_id is null)
    and (
        not r.has_period
        or coalesce(l.created_on, d.created_on) is null
        or coalesce(l.created_on, d.created_on) between r.since and r.until
    )
group by 1
