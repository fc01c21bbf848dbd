-- One row per card: is_counted = 1 when the conversion rests on it, is_hit = 1 when it is a sale there.
-- With a horizon these are the cards that old, won by that age; without one the decided cards.
select
    f.card,
    f.card_id,
    f.segment,
    case
        when f.created_on is null then 'undated'
        when k.is_left_out then 'copied'
        when h.horizon_days is not null and f.status = 'won' and f.days is null then 'won_undated'
    end as excluded,
    f.created_on,
    f.status,
    f.closed_on,
    f.age_days,
    f.days,
    case
        when h.horizon_days is null then case when f.status <> 'open' then 1 else 0 end
        when f.age_days >= h.horizon_days then 1
        else 0
    end as is_counted,
    case
        when f.status <> 'won' then 0
        when h.horizon_days is null then 1
        when f.age_days >= h.horizon_days and f.days <= h.horizon_days then 1
        else 0
    end as is_hit,
    coalesce(s.amounts, 0) as amounts,
    s.revenue,
    s.first_currency,
    s.last_currency
from fates f
left join horizons h on h.card = f.card
left join sales s on s.card = f.card and s.card_id = f.card_id
left join copies k on f.card = 'deal' and k.deal_id = f.card_id
