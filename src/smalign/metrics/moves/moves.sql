-- Cards by stage, and how often each entered it: beyond the first time of all it is a repeat, and a return
-- unless it came from the same stage.
with by_card as (
    select
        e.segment,
        e.pipeline,
        e.stage,
        e.card_no,
        sum(case when e.times > 1 then 1 else 0 end) as repeats,
        sum(case when e.times > 1 and e.kind <> 'again' then 1 else 0 end) as returns
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
    sum(case when repeats > 0 then 1 else 0 end) as repeated,
    sum(repeats) as repeats,
    sum(case when returns > 0 then 1 else 0 end) as returned,
    sum(returns) as returns
from by_card
group by segment, pipeline, stage
