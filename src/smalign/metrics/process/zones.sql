-- Stays by segment and stage, and over all (is_total = 1).
select
    segment,
    card,
    pipeline,
    stage,
    grouping(stage) as is_total,
    excluded,
    count(*) as stays,
    count(stayed_seconds) as finished,
    sum(on_time) as on_time,
    sum(overdue) as overdue,
    sum(pending) as pending,
    sum(on_time_work) as on_time_work,
    sum(overdue_work) as overdue_work
from zone_stays
group by grouping sets ((segment, card, pipeline, stage, excluded), (excluded))
