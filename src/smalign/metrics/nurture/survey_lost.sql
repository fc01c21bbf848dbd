-- What the CRM has of the same: losses of the period by reason.
select reason, count(*) as cards
from cards
where excluded is null
group by reason
