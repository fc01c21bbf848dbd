-- Lost cards by segment, reason, stage and zone, a row a day: months, halves and shares are sums of it.
select
    segment,
    reason,
    stage,
    zone,
    reason_class,
    excluded,
    lost_on,
    max(r.as_of_on) as as_of_on,
    count(*) as cards,
    count(amount) as amounts,
    sum(amount) as amount,
    sum(by_attempts) as by_attempts
from cards
cross join run r
group by segment, reason, stage, zone, reason_class, excluded, lost_on
