-- One row per lead, and per deal that came without one, by when it was created: whether it was won, and
-- after how many days.
select
    f.card,
    f.card_id,
    f.segment,
    case
        when f.created_on is null then 'undated'
        when k.is_left_out then 'copied'
        when f.status = 'won' and f.closed_on is null then 'won_undated'
    end as excluded,
    f.created_on,
    f.age_days,
    f.status,
    f.days,
    case when f.card = 'lead' or r.grain = 'deal' then 1 else 0 end as leads,
    case when f.card = 'lead' or r.grain = 'deal' then 0 else 1 end as unlinked
from fates f
cross join run r
left join deals d on f.card = 'deal' and d.deal_id = f.card_id
left join copies k on f.card = 'deal' and k.deal_id = f.card_id
left join every_lead l on l.lead_id = d.lead_id
where f.card = 'lead' or r.grain = 'deal' or l.lead_id is null
