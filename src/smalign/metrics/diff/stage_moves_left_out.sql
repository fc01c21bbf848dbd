select excluded, count(*) as cards
from stages_moved
where excluded is not null
group by excluded
