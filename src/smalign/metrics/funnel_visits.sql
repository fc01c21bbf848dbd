-- What a card spent in a step: in its latest stay there, and in all its stays there together. Cards
-- still standing in the step are not yet in the medians.
with visits as (
    select
        segment,
        card,
        pipeline,
        place,
        card_id,
        sum(stayed_seconds) as total_seconds,
        count(standing_seconds) as standing,
        max(entered_at) as latest_at
    from timed
    group by segment, card, pipeline, place, card_id
),

latest as (
    select t.card, t.pipeline, t.place, t.card_id, max(t.stayed_seconds) as latest_seconds
    from timed t
    join visits v
        on v.card = t.card
        and v.pipeline = t.pipeline
        and v.place = t.place
        and v.card_id = t.card_id
        and v.latest_at = t.entered_at
    group by t.card, t.pipeline, t.place, t.card_id
)

select
    v.segment,
    v.card,
    v.pipeline,
    v.place,
    percentile_cont(0.5) within group (
        order by case when v.standing = 0 then l.latest_seconds end
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
from visits v
cross join run r
join latest l
    on l.card = v.card
    and l.pipeline = v.pipeline
    and l.place = v.place
    and l.card_id = v.card_id
group by v.segment, v.card, v.pipeline, v.place
