-- The cards created in the period, or of unknown day.
select f.*
from every_fate f
cross join run r
where not r.has_period
    or f.created_on is null
    or f.created_on between r.since and r.until
