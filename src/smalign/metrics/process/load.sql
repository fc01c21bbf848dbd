-- Cards by segment and over all (is_total = 1), by the number of attempts on those that are settled.
select
    segment,
    grouping(segment) as is_total,
    excluded,
    count(*) as cards,
    count(case when settled = 1 then attempts end) as settled,
    count(case when settled = 1 and attempts = 0 then 1 end) as attempts_0,
    count(case when settled = 1 and attempts = 1 then 1 end) as attempts_1,
    count(case when settled = 1 and attempts = 2 then 1 end) as attempts_2,
    count(case when settled = 1 and attempts >= 3 then 1 end) as attempts_3
from given_cards
group by grouping sets ((segment, excluded), (excluded))
