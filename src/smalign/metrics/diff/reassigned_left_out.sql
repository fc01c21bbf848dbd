select excluded, count(*) as cards
from owner_pairs
where excluded is not null
group by excluded
