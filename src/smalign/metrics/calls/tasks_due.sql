-- Every day a task of a series is due on, whatever the period: how often it comes round.
select distinct t.series, t.due_on, r.as_of_on
from tasks t
cross join run r
where t.due_on is not null and t.series <> '(none)'
