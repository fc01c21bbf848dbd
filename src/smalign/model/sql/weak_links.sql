-- Deals nothing surer joins, whose contact is called like the person of an earlier lead: counted,
-- never used.
select count(distinct d.deal_id)
from deals_all d
join leads_all l on {lead_name} = {deal_name} and l.created_at <= d.created_at
where d.deal_id not in (select deal_id from deal_links)
