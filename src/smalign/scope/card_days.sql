select
    'lead' as card,
    l.lead_id as card_id,
    {zone} as zone,
    {lead} as created_on,
    cast(null as date) as closed_on
from every_lead l
union all
select
    'deal' as card,
    d.deal_id as card_id,
    {zone} as zone,
    {created} as created_on,
    {closed} as closed_on
from every_deal d
