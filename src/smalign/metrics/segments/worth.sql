-- The median amount of a sale, and the sales at the ranks that bound it in 95 of 100 samples:
-- n / 2 -/+ 0.98 * sqrt(n), the normal approximation of the binomial ranks.
with placed as (
    select
        amount,
        row_number() over (order by amount, card_id) as place,
        count(*) over () as n
    from cards
    where excluded is null
)

select
    max(n) as sales,
    percentile_cont(0.5) within group (order by amount) as median,
    min(case when place >= n * 0.5 - sqrt(n) * 0.98 then amount end) as low,
    max(case when place <= n * 0.5 + 1 + sqrt(n) * 0.98 then amount end) as high
from placed
