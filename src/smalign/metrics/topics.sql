-- Losses by reason and day.
select
    segment,
    reason,
    lost_on,
    excluded,
    count(*) as cards,
    sum(touched_again) as touched_again
from cards
group by segment, reason, lost_on, excluded
