-- The days of every owner: how many new cards that day, how many of those counted were due, and how many
-- of these were tried within an hour of work.
select
    segment,
    owner,
    given_on,
    max(day_cards) as day_cards,
    sum(is_due) as due,
    sum(case when is_due = 1 and response_work_seconds <= 3600 then 1 else 0 end) as hits
from loaded
where excluded is null
group by segment, owner, given_on
