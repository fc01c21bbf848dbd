-- Disqualified cards by segment: with attempts recorded, and without a single one.
select
    segment,
    excluded,
    count(*) as disqualified,
    sum(is_recorded) as recorded,
    sum(is_unworked) as unworked
from cards
group by segment, excluded
