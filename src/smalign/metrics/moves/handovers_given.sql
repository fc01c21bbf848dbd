-- What each person gave away.
select h.segment, h.giver as owner, count(*) as given
from holdings h
cross join run r
where h.is_handover = 1
    and (not r.has_period or h.since_on between r.since and r.until)
group by h.segment, h.giver
