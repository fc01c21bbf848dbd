-- The days of every owner: how many new cards that day, how many of those counted were due, and how many
-- of these were tried within an hour of work; how many are as old as the horizon, and how many of these were
-- won by that age.
select
    segment,
    owner,
    given_on,
    max(day_cards) as day_cards,
    sum(is_due) as due,
    sum(case when is_due = 1 and response_work_seconds <= 3600 then 1 else 0 end) as hits,
    sum(is_counted) as counted,
    sum(is_counted * is_hit) as counted_won
from loaded
where excluded is null
group by segment, owner, given_on
