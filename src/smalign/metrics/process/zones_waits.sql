-- How long stays lasted: for each length, how many ended then and how many were cut off then by the
-- as-of, the card still standing there. From an hour on lengths are whole minutes.
with lengths as (
    select
        segment,
        card,
        pipeline,
        stage,
        coalesce(stayed_seconds, standing_seconds) as seconds,
        stayed_seconds,
        standing_seconds
    from zone_stays
    where excluded is null
)

select
    segment,
    card,
    pipeline,
    stage,
    case when seconds < 3600 then seconds else seconds - seconds % 60 end as seconds,
    count(stayed_seconds) as ended,
    count(standing_seconds) as cut
from lengths
group by segment, card, pipeline, stage,
    case when seconds < 3600 then seconds else seconds - seconds % 60 end
