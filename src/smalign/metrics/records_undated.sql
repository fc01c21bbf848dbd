-- Records that say no day: they are in no period and met no card.
select count(*) as records
from person_records
where touched_on is null
