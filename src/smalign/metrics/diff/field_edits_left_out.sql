select case when not_comparable is not null then not_comparable
        when is_there = 0 then 'only_in_old' else 'only_in_new' end as excluded,
    count(*) as cards
from pairs
where (was_there = 0 or is_there = 0) and was_in + is_in > 0
group by 1
