-- Moves by the person before and the person after, and over all (is_total = 1).
select
    segment,
    giver,
    receiver,
    grouping(receiver) as is_total,
    count(*) as moves,
    sum(case when giver <> receiver then 1 else 0 end) as handed,
    count(distinct card_no) as cards,
    count(distinct case when giver <> receiver then card_no end) as handed_cards,
    count(waited) as timed,
    sum(waited) as waited,
    percentile_cont(0.5) within group (order by waited) as median_waited,
    percentile_cont(0.9) within group (order by waited) as p90_waited
from handed
group by grouping sets ((segment, giver, receiver), ())
