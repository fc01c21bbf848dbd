-- Cards by stage, and how often each entered it: beyond the first time it is a repeat, and a return unless
-- it came from the same stage.
with by_card as (
    select
        e.segment,
        e.pipeline,
        e.stage,
        e.card_no,
        count(*) as entries,
        sum(case when e.kind = 'again' then 1 else 0 end) as again
    from entries e
    cross join run r
    where not r.has_period or e.entered_on between r.since and r.until
    group by e.segment, e.pipeline, e.stage, e.card_no
)

select
    segment,
    pipeline,
    stage,
    count(*) as cards,
    sum(case when entries > 1 then 1 else 0 end) as repeated,
    sum(entries - 1) as repeats,
    sum(case when entries - 1 > again then 1 else 0 end) as returned,
    sum(entries - 1 - least(again, entries - 1)) as returns
from by_card
group by segment, pipeline, stage
