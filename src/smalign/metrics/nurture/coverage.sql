-- Touches of marketing by the strongest link with a card they name; nobody: no card is known for it.
select way, sum(is_linked) as linked, count(*) as touches
from sent_ways
group by way
