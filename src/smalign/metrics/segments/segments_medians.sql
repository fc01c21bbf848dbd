-- Median days from creation to the sale, by field and the value shown.
select
    s.card,
    s.field,
    s.is_other,
    case when s.is_other = 1 then '(other)' else s.value end as value,
    percentile_cont(0.5) within group (order by c.days) as median_days
from field_values s
join card_values v on v.card = s.card and v.field = s.field and v.value = s.value
join cards c on c.card = v.card and c.card_id = v.card_id
where c.is_hit = 1 and c.excluded is null and c.days is not null
group by s.card, s.field, s.is_other, case when s.is_other = 1 then '(other)' else s.value end
