-- Disqualified cards: of how many it is known who closed them, by a robot, and of these how many had one
-- attempt at most.
select
    excluded,
    count(*) as disqualified,
    sum(is_told) as told,
    sum(is_by_robot) as by_robot,
    sum(case when is_by_robot = 1 and is_recorded = 1 then 1 else 0 end) as recorded,
    sum(case when is_by_robot = 1 and is_recorded = 1 and attempts <= 1 then 1 else 0 end) as hardly_tried
from cards
group by excluded
