-- What a card spent in a step: in its latest stay there, and in all its stays there together. Cards
-- still standing in the step are not yet in the medians.
with latest as (
    select s.card_no, s.place, max(s.stayed_seconds) as latest_seconds
    from stays s
    join visits v on v.card_no = s.card_no and v.place = s.place and v.last_at = s.entered_at
    where v.stays > 1
    group by s.card_no, s.place
),

spent as (
    select
        p.segment,
        p.card,
        p.pipeline,
        v.place,
        case when v.standing = 0 then v.total_seconds end as total_seconds,
        case
            when v.standing > 0 then null
            when v.stays = 1 then v.total_seconds
            else l.latest_seconds
        end as latest_seconds
    from visits v
    join placed p on p.card_no = v.card_no
    left join latest l on l.card_no = v.card_no and l.place = v.place
    where p.excluded is null and v.is_dated = 1
)

select
    s.segment,
    s.card,
    s.pipeline,
    s.place,
    percentile_cont(0.5) within group (order by s.latest_seconds) as latest_seconds,
    percentile_cont(0.5) within group (order by s.total_seconds) as total_seconds,
    sum(
        case
            when r.stays_whole then null
            when s.total_seconds between 0 and 59 then 1
            else 0
        end
    ) as instant
from spent s
cross join run r
group by s.segment, s.card, s.pipeline, s.place
