-- Cards by the reason they are in no row, and over the counted ones the sums a total has.
select
    card,
    excluded,
    count(*) as cards,
    sum(case when status = 'won' then 1 else 0 end) as won,
    sum(case when status = 'lost' then 1 else 0 end) as lost,
    sum(case when status = 'open' then 1 else 0 end) as "open",
    sum(is_counted) as counted,
    sum(is_hit) as hits,
    sum(amounts) as amounts,
    sum(revenue) as revenue,
    min(first_currency) as first_currency,
    max(last_currency) as last_currency,
    percentile_cont(0.5) within group (
        order by case when is_hit = 1 then days end
    ) as median_days
from cards
group by card, excluded
