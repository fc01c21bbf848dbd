-- How long stays lasted: for each length, how many ended then and how many were cut off then by the
-- as-of, the card still standing there. A stay that ends before it begins has no length. From an
-- hour on lengths are whole minutes: that many fewer rows, and nobody waits to the second.
with lengths as (
    select
        segment,
        card,
        pipeline,
        place,
        coalesce(stayed_seconds, standing_seconds) as seconds,
        stayed_seconds,
        standing_seconds
    from timed
)

select
    segment,
    card,
    pipeline,
    place,
    case when seconds < 3600 then seconds else seconds - seconds % 60 end as seconds,
    count(stayed_seconds) as ended,
    count(standing_seconds) as cut
from lengths
where seconds >= 0
group by segment, card, pipeline, place,
    case when seconds < 3600 then seconds else seconds - seconds % 60 end
