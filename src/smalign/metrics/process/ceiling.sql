-- Cards by how many new ones their owner got that day, each range twice as wide as the one before.
with ranged as (
    select
        *,
        case
            when day_cards <= 2 then day_cards
            when day_cards <= 4 then 3
            when day_cards <= 8 then 5
            when day_cards <= 16 then 9
            when day_cards <= 32 then 17
            else 33
        end as day_least
    from loaded
)

select
    segment,
    day_least,
    grouping(day_least) as is_total,
    excluded,
    count(*) as cards,
    sum(is_due) as in_shares,
    sum(case when is_due = 1 and response_work_seconds <= 3600 then 1 else 0 end) as response_60,
    sum(is_counted) as counted,
    sum(is_counted * is_hit) as counted_won,
    percentile_cont(0.5) within group (order by response_work_seconds) as response_work_median,
    percentile_cont(0.9) within group (order by response_work_seconds) as response_work_p90
from ranged
group by grouping sets ((segment, day_least, excluded), (excluded))
