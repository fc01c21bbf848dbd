-- Disqualified cards by segment: with attempts recorded, and without a single one.
select
    segment,
    excluded,
    count(*) as disqualified,
    sum(is_recorded) as recorded,
    sum(is_unworked) as unworked,
    sum(is_acted) as acted,
    sum(is_by_other) as by_other
from cards
group by segment, excluded
