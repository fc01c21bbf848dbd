-- Cards of which no dated entry into a stage is known.
select count(*) as cards
from (
    select card_no from leads
    union all
    select card_no from deals
) c
left join (
    select distinct card_no from entries
) e on e.card_no = c.card_no
where e.card_no is null
