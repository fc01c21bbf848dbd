-- The touched cards by what they were sent and where they stood.
select
    segment,
    is_total,
    alike,
    pipeline,
    stage,
    days_in_stage,
    excluded,
    count(*) as cards,
    sum(touches) as touches,
    sum(moved) as moved,
    sum(by_history) as by_history
from sent_cards
group by segment, is_total, alike, pipeline, stage, days_in_stage, excluded
