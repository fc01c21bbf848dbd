-- Deals that name the campaign they came from by its id take its name and kind from the costs.
create or replace table campaigns as
select campaign_id, min(campaign) as campaign, min(campaign_type) as campaign_type
from spend_all
where campaign_id is not null
group by campaign_id;

create or replace table deals_kept as
select d.*, c.campaign, c.campaign_type
from deals_kept d
left join campaigns c using (campaign_id)
