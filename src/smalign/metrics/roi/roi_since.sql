-- What is known whatever the question leaves out: the day of the first sale, whether payments are
-- exported.
select min(p.closed_on) as since, max(r.has_payments) as has_payments
from run r
left join purchases p on p.closed_on is not null
