-- Which lead each deal came from, where only the deal says so: by the lead's id on its card.
create or replace table deal_links as
select d.deal_id, l.lead_id, 'lead_id' as link_way
from deals_all d
join leads_all l on l.lead_id = d.lead_id
