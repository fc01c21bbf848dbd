-- Cards by the way they went, the 50 most frequent ways, and over all (is_total = 1). judged: of cards
-- whose stages all have a place.
with counted as (
    select
        segment,
        pipeline,
        variant,
        grouping(variant) as is_total,
        count(*) as cards,
        sum(case when status = 'won' then 1 else 0 end) as won,
        sum(case when status = 'lost' then 1 else 0 end) as lost,
        sum(case when status = 'open' then 1 else 0 end) as open,
        sum(case when status = 'elsewhere' then 1 else 0 end) as elsewhere,
        sum(is_conforming) as conforming,
        sum(is_unordered) as unordered,
        sum(is_late) as late_start,
        sum(is_skipping) as skipping,
        sum(is_back) as went_back,
        sum(is_again) as again,
        sum(is_reopened) as reopened,
        sum(case when is_unordered = 0 then is_late else 0 end) as judged_late_start,
        sum(case when is_unordered = 0 then is_skipping else 0 end) as judged_skipping,
        sum(case when is_unordered = 0 then is_back else 0 end) as judged_went_back,
        sum(case when is_unordered = 0 then is_again else 0 end) as judged_again,
        sum(case when is_unordered = 0 then is_reopened else 0 end) as judged_reopened,
        sum(lasted) as lasted,
        percentile_cont(0.5) within group (order by lasted) as median_lasted,
        percentile_cont(0.9) within group (order by lasted) as p90_lasted,
        min(lasted) as least_lasted,
        max(lasted) as most_lasted
    from ways
    group by grouping sets ((segment, pipeline, variant), ())
),

ranked as (
    select
        *,
        count(*) over (partition by is_total) as variants,
        row_number() over (
            partition by is_total order by cards desc, pipeline, segment, variant
        ) as rank_no
    from counted
)

select *
from ranked
where rank_no <= 50
