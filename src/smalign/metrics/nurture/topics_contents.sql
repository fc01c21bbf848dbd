-- What marketing sent by the as-of, whether it is known to whom or not.
select segment, count(*) as touches
from sent_ways
group by segment
