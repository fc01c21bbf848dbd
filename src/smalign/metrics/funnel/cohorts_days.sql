-- Sales by pipeline, the day their card was created on and the days they took, whatever the period: a
-- horizon is found of them.
select
    f.card,
    case when f.card = 'lead' then 'leads' else coalesce(d.pipeline, '(none)') end as pipeline,
    f.created_on,
    f.as_of_on,
    f.days,
    count(*) as cards
from every_fate f
left join deals d on f.card = 'deal' and d.deal_id = f.card_id
left join copies k on f.card = 'deal' and k.deal_id = f.card_id
where f.status = 'won'
    and f.created_on is not null
    and f.days is not null
    and not coalesce(k.is_left_out, false)
group by
    f.card,
    case when f.card = 'lead' then 'leads' else coalesce(d.pipeline, '(none)') end,
    f.created_on,
    f.as_of_on,
    f.days
