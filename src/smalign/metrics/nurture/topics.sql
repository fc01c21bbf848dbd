-- Losses by reason and day.
select
    segment,
    reason,
    lost_on,
    excluded,
    max(r.as_of_on) as as_of_on,
    count(*) as cards,
    sum(touched_again) as touched_again
from cards
cross join run r
group by segment, reason, lost_on, excluded
