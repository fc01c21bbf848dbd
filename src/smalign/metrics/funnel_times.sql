-- What a card spent in a step: in its latest stay there, and in all its stays there together. Cards
-- still standing in the step are not yet in the medians.
with spent as (
    select
        segment,
        card,
        pipeline,
        place,
        card_no,
        sum(stayed_seconds) as total_seconds,
        max(case when is_latest = 1 then stayed_seconds end) as latest_seconds,
        count(standing_seconds) as standing
    from timed
    group by segment, card, pipeline, place, card_no
)

select
    v.segment,
    v.card,
    v.pipeline,
    v.place,
    percentile_cont(0.5) within group (
        order by case when v.standing = 0 then v.latest_seconds end
    ) as latest_seconds,
    percentile_cont(0.5) within group (
        order by case when v.standing = 0 then v.total_seconds end
    ) as total_seconds,
    sum(
        case
            when r.stays_whole then null
            when v.standing = 0 and v.total_seconds between 0 and 59 then 1
            else 0
        end
    ) as instant
from spent v
cross join run r
group by v.segment, v.card, v.pipeline, v.place
