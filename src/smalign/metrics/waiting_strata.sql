-- What became of the cards that were got to late and at once, by kind of waiting and by where they came
-- from; only those old enough, and those that were got to at all: what nobody ever took up is no
-- measure of what waiting goes with.
select
    'assignment' as kind,
    stratum,
    is_assigned_late as is_late,
    count(*) as cards,
    sum(is_won) as won,
    sum(is_qualified) as qualified
from waiting_cards
where excluded is null and is_old = 1 and is_assigned = 1
    and (is_assigned_late = 1 or is_assigned_quick = 1)
group by stratum, is_assigned_late
union all
select
    'attempt' as kind,
    stratum,
    is_tried_late as is_late,
    count(*) as cards,
    sum(is_won) as won,
    sum(is_qualified) as qualified
from waiting_cards
where excluded is null and is_old = 1 and is_tried = 1
    and (is_tried_late = 1 or is_tried_quick = 1)
group by stratum, is_tried_late
