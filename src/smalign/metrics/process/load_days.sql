-- New cards a working day: of each segment from its first such day to its last, days without any
-- included, and of all these days together (is_total = 1).
with daily as (
    select segment, given_on, count(*) as cards
    from given_cards
    where excluded is null and given_on is not null
    group by segment, given_on
),

spans as (
    select segment, min(given_on) as first_on, max(given_on) as last_on
    from daily
    group by segment
),

days as (
    select s.segment, coalesce(d.cards, 0) as cards
    from spans s
    join work_days w on w.length_seconds > 0 and w.day between s.first_on and s.last_on
    left join daily d on d.segment = s.segment and d.given_on = w.day
)

select
    segment,
    grouping(segment) as is_total,
    count(*) as work_days,
    sum(cards) as day_cards,
    percentile_cont(0.5) within group (order by cards) as day_median,
    percentile_cont(0.9) within group (order by cards) as day_p90,
    max(cards) as day_most
from days
group by grouping sets ((segment), ())
