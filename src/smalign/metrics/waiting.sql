-- Of each kind of waiting: cards of which it is known, those that waited too long, and how long these
-- did; assigned, tried: cards of which the moment is known at all.
select
    'assignment' as kind,
    excluded,
    count(*) as leads,
    count(is_assigned_late) as cards,
    coalesce(sum(is_assigned_late), 0) as late,
    sum(is_assigned) as reached,
    percentile_cont(0.5) within group (order by assign_seconds) filter (is_assigned_late = 1)
        as assign_median,
    percentile_cont(0.5) within group (order by response_seconds) filter (is_assigned_late = 1)
        as response_median,
    sum(is_won) as won,
    sum(is_qualified) as qualified
from waiting_cards
group by excluded
union all
select
    'attempt' as kind,
    excluded,
    count(*) as leads,
    count(is_tried_late) as cards,
    coalesce(sum(is_tried_late), 0) as late,
    sum(is_tried) as reached,
    percentile_cont(0.5) within group (order by assign_seconds) filter (is_tried_late = 1)
        as assign_median,
    percentile_cont(0.5) within group (order by response_seconds) filter (is_tried_late = 1)
        as response_median,
    sum(is_won) as won,
    sum(is_qualified) as qualified
from waiting_cards
group by excluded
