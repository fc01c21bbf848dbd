-- One row per card created in the period: what became of it, and after how many days; of an open one
-- how old it is. A lost card without a closing day was lost at once.
select
    f.card,
    f.card_id,
    f.segment,
    case when f.card = 'lead' then 'leads' else coalesce(d.pipeline, '(none)') end as pipeline,
    f.created_on,
    f.status,
    f.closed_on,
    case
        when f.created_on is null then 'undated'
        when k.is_left_out then 'copied'
        when f.status = 'won' and f.closed_on is null then 'won_undated'
    end as excluded,
    f.age_days,
    case when f.status = 'open' then f.age_days else coalesce(f.days, 0) end as days,
    case when f.status = 'lost' and f.closed_on is null then 1 else 0 end as lost_undated
from fates f
left join deals d on f.card = 'deal' and d.deal_id = f.card_id
left join copies k on f.card = 'deal' and k.deal_id = f.card_id
