-- Marketing's touches of the period by their own segment and over all (is_total = 1). Touches of
-- other days are there as well: without any touch at all, touches are unknown rather than 0.
with touches_placed as (
    select
        t.segment,
        case
            when not r.has_period or t.touched_on between r.since and r.until then null
            when t.touched_on is null then 'touch_undated'
            else 'outside'
        end as excluded
    from touchpoints t
    cross join run r
    where coalesce(t.side, 'marketing') <> 'sales'
)

select segment, grouping(segment) as is_total, excluded, count(*) as touches
from touches_placed
group by grouping sets ((segment, excluded), (excluded))
