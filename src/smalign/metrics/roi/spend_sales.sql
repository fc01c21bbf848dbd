-- Sales of leads, and of deals that came without one, by the day their card was created on and the days they
-- took, whatever the period: the horizon is found of them.
select
    f.created_on,
    f.days,
    count(*) as cards
from every_fate f
cross join run r
left join deals d on f.card = 'deal' and d.deal_id = f.card_id
left join copies k on f.card = 'deal' and k.deal_id = f.card_id
left join every_lead l on l.lead_id = d.lead_id
where f.status = 'won'
    and f.created_on is not null
    and f.days is not null
    and not coalesce(k.is_left_out, false)
    and (f.card = 'lead' or r.grain = 'deal' or l.lead_id is null)
group by f.created_on, f.days
