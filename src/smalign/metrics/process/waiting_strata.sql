-- What became of the cards that were got to late and at once, by kind of waiting and by where they came
-- from; only those old enough, and those that were got to at all: what nobody ever took up is no
-- measure of what waiting goes with.
select
    kind,
    stratum,
    is_late,
    count(*) as cards,
    sum(is_won) as won,
    sum(is_qualified) as qualified
from waiting_kinds
where excluded is null and is_old = 1 and is_reached = 1 and (is_late = 1 or is_quick = 1)
group by kind, stratum, is_late
