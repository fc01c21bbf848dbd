-- Cards that can be followed, by kind of the touch (is_total: of their first touch of any), by what they
-- must share to be compared, and by whether the touch was used.
select
    0 as is_total,
    kind,
    card,
    pipeline,
    stage,
    channel,
    is_used,
    count(*) as cards,
    sum(moved) as moved
from pretext_cards
where excluded is null and is_first = 1 and is_followed = 1
group by kind, card, pipeline, stage, channel, is_used
union all
select
    1 as is_total,
    '' as kind,
    card,
    pipeline,
    stage,
    channel,
    is_used_that_day as is_used,
    count(*) as cards,
    sum(moved) as moved
from pretext_cards
where excluded is null and is_first_of_all = 1 and is_followed = 1
group by card, pipeline, stage, channel, is_used_that_day
