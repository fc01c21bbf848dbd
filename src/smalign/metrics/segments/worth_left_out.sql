-- How many of the sales are in no median, by reason.
select excluded, count(*) as sales
from cards
where excluded is not null
group by excluded
