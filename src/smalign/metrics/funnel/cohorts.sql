-- Cards by the day they were created on, what became of them and after how many days.
select
    segment,
    card,
    pipeline,
    excluded,
    created_on,
    age_days,
    status,
    days,
    count(*) as cards,
    sum(lost_undated) as lost_undated
from cards
group by segment, card, pipeline, excluded, created_on, age_days, status, days
