-- Deals whose lead is named on one of the two cards.
create or replace table links_by_id as
select d.deal_id, l.lead_id, 1 as way
from deals_all d
join leads_all l on l.lead_id = d.lead_id
union
select d.deal_id, l.lead_id, 1
from leads_all l
join deals_all d on d.deal_id = l.deal_id
