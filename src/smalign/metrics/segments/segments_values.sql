-- Cards by field and value, with what the values are shown as: beyond thirty values those of fewer than
-- min_n cards are one row together (is_other = 1).
with counted as (
    select
        v.card,
        v.field,
        v.value,
        count(*) as cards,
        sum(case when c.status = 'won' then 1 else 0 end) as won,
        sum(case when c.status = 'lost' then 1 else 0 end) as lost,
        sum(case when c.status = 'open' then 1 else 0 end) as "open",
        sum(c.is_counted) as counted,
        sum(c.is_hit) as hits,
        sum(c.amounts) as amounts,
        sum(c.revenue) as revenue
    from card_values v
    join cards c on c.card = v.card and c.card_id = v.card_id
    where c.excluded is null
    group by v.card, v.field, v.value
),

ranked as (
    select
        *,
        count(*) over (partition by card, field) as value_count
    from counted
)

select
    k.*,
    case
        when k.value_count > 30 and k.cards < r.min_n and k.value <> '(none)' then 1 else 0
    end as is_other
from ranked k
cross join run r
