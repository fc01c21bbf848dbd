-- Entries into each stage by what they are to the order and by who made them. A card counts as repeated
-- where it entered the stage more than once; each time beyond the first is a return, unless it came from
-- the same stage.
with by_card as (
    select
        e.segment,
        e.pipeline,
        e.stage,
        e.card_no,
        min(e.place) as place,
        count(*) as entries,
        sum(case when e.kind in ('begun', 'late') then 1 else 0 end) as begun,
        sum(case when e.kind = 'forward' then 1 else 0 end) as forward,
        sum(case when e.kind = 'back' then 1 else 0 end) as back,
        sum(case when e.kind = 'again' then 1 else 0 end) as again,
        sum(case when e.kind = 'reopened' then 1 else 0 end) as reopened,
        sum(case when e.kind = 'unordered' then 1 else 0 end) as unordered,
        sum(case when e.stayed is null then 1 else 0 end) as ended,
        sum(case when e.stayed < 60000000 then 1 else 0 end) as instant,
        sum(case when e.actor = 'human' then 1 else 0 end) as by_human,
        sum(case when e.actor = 'robot' then 1 else 0 end) as by_robot,
        sum(case when e.actor = 'import' then 1 else 0 end) as by_import,
        sum(case when e.actor = 'bulk' then 1 else 0 end) as by_bulk,
        sum(case when e.actor = 'unknown' then 1 else 0 end) as by_unknown,
        sum(case when e.kind = 'back' and e.actor = 'human' then 1 else 0 end) as back_human,
        sum(case when e.kind = 'back' and e.actor = 'robot' then 1 else 0 end) as back_robot,
        sum(case when e.kind = 'back' and e.actor = 'import' then 1 else 0 end) as back_import,
        sum(case when e.kind = 'back' and e.actor = 'bulk' then 1 else 0 end) as back_bulk,
        sum(case when e.kind = 'back' and e.actor = 'unknown' then 1 else 0 end) as back_unknown
    from entries e
    cross join run r
    where not r.has_period or e.entered_on between r.since and r.until
    group by e.segment, e.pipeline, e.stage, e.card_no
)

select
    segment,
    pipeline,
    stage,
    grouping(stage) as is_total,
    min(place) as place,
    count(*) as cards,
    sum(entries) as entries,
    sum(case when entries > 1 then 1 else 0 end) as repeated,
    sum(entries - 1) as repeats,
    sum(case when entries - 1 > again then 1 else 0 end) as returned,
    sum(entries - 1 - least(again, entries - 1)) as returns,
    sum(begun) as begun,
    sum(forward) as forward,
    sum(back) as back,
    sum(again) as again,
    sum(reopened) as reopened,
    sum(unordered) as unordered,
    sum(ended) as ended,
    sum(instant) as instant,
    sum(by_human) as by_human,
    sum(by_robot) as by_robot,
    sum(by_import) as by_import,
    sum(by_bulk) as by_bulk,
    sum(by_unknown) as by_unknown,
    sum(back_human) as back_human,
    sum(back_robot) as back_robot,
    sum(back_import) as back_import,
    sum(back_bulk) as back_bulk,
    sum(back_unknown) as back_unknown
from by_card
group by grouping sets ((segment, pipeline, stage), ())
