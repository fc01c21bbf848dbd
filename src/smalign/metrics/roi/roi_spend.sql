-- Spend by segment and over all (is_total = 1). A range of days counts only if wholly inside the
-- period, and before an as-of that was asked for: half of it could belong to other leads.
with spend_days as (
    select
        segment,
        cost,
        coalesce(date, date_from, date_to) as first_on,
        coalesce(date, date_to, date_from) as last_on
    from spend
),

spend_placed as (
    select
        s.segment,
        s.cost,
        s.first_on,
        s.last_on,
        r.as_of_on,
        case
            when r.has_period and s.first_on is null then 'spend_undated'
            when r.has_period and (s.last_on < r.since or s.first_on > r.until) then 'outside'
            when r.has_period and (s.first_on < r.since or s.last_on > r.until) then 'spend_range'
            when r.is_rewound and s.last_on > r.as_of_on then 'spend_unfinished'
        end as excluded
    from spend_days s
    cross join run r
)

select
    segment,
    grouping(segment) as is_total,
    excluded,
    count(*) as entries,
    sum(cost) as spend,
    sum(case when first_on is null then 1 else 0 end) as undated,
    sum(case when first_on is null then cost end) as undated_spend,
    min(first_on) as first_on,
    max(last_on) as last_on,
    max(as_of_on) as as_of_on
from spend_placed
group by grouping sets ((segment, excluded), (excluded))
