-- Sums by field and the value shown; "values" counts the values a row holds.
select
    card,
    field,
    is_other,
    case when is_other = 1 then '(other)' else value end as value,
    count(*) as "values",
    sum(cards) as cards,
    sum(won) as won,
    sum(lost) as lost,
    sum("open") as "open",
    sum(counted) as counted,
    sum(hits) as hits,
    sum(amounts) as amounts,
    sum(revenue) as revenue
from field_values
group by card, field, is_other, case when is_other = 1 then '(other)' else value end
