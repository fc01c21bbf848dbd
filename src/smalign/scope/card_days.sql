select
    'lead' as card,
    l.lead_id as card_id,
    'own' as zone,
    l.created_on,
    cast(null as date) as closed_on
from every_lead l
union all
select
    'deal' as card,
    d.deal_id as card_id,
    'own' as zone,
    d.created_on,
    d.closed_on
from every_deal d
