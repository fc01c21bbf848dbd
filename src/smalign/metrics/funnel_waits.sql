-- How long stays lasted: for each length, how many ended then and how many were cut off then by the
-- as-of, the card still standing there. A stay that ends before it begins has no length.
select
    segment,
    card,
    pipeline,
    place,
    coalesce(stayed_seconds, standing_seconds) as seconds,
    count(stayed_seconds) as ended,
    count(standing_seconds) as cut
from timed
where coalesce(stayed_seconds, standing_seconds) >= 0
group by segment, card, pipeline, place, coalesce(stayed_seconds, standing_seconds)
