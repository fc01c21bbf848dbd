-- Arrivals by segment and hour, and over all (is_total = 1); the days of the week beside each other.
-- Durations are of the cards that have both ends.
select
    segment,
    hour,
    grouping(hour) as is_total,
    excluded,
    count(*) as cards,
    count(case when weekday = 1 then 1 end) as monday,
    count(case when weekday = 2 then 1 end) as tuesday,
    count(case when weekday = 3 then 1 end) as wednesday,
    count(case when weekday = 4 then 1 end) as thursday,
    count(case when weekday = 5 then 1 end) as friday,
    count(case when weekday = 6 then 1 end) as saturday,
    count(case when weekday = 7 then 1 end) as sunday,
    count(outside) as clocked,
    sum(outside) as outside,
    count(speed_seconds) as attempted,
    percentile_cont(0.5) within group (order by case when outside = 0 then speed_seconds end)
        as speed_inside,
    percentile_cont(0.5) within group (order by case when outside = 1 then speed_seconds end)
        as speed_outside,
    percentile_cont(0.5) within group (order by case when outside = 0 then speed_work_seconds end)
        as speed_work_inside,
    percentile_cont(0.5) within group (order by case when outside = 1 then speed_work_seconds end)
        as speed_work_outside,
    sum(gained) as gained,
    sum(case when outside = 0 then gained end) as gained_inside,
    sum(case when outside = 1 then gained end) as gained_outside
from arrived
group by grouping sets ((segment, hour, excluded), (excluded))
