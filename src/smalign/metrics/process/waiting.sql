-- Of each kind of waiting: cards of which it is known, those that waited too long, and how long half of
-- these did, null where half of them wait still; reached: cards of which the moment is known at all.
select
    kind,
    excluded,
    count(*) as leads,
    count(is_late) as cards,
    coalesce(sum(is_late), 0) as late,
    sum(is_reached) as reached,
    max(is_timed) as is_timed,
    nullif(
        percentile_disc(0.5) within group (order by assign_seconds) filter (is_late = 1),
        9007199254740991
    ) as assign_median,
    nullif(
        percentile_disc(0.5) within group (order by response_seconds) filter (is_late = 1),
        9007199254740991
    ) as response_median,
    sum(is_won) as won,
    sum(is_qualified) as qualified
from waiting_kinds
group by kind, excluded
