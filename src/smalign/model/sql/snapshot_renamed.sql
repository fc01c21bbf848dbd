-- Stages that were renamed between one export and the next that has such cards. A stage nobody stands in
-- any more is renamed when nine in ten of its cards whose outcome is the same, and five at least, stand
-- in one stage of the same pipeline that nobody stood in before.
with placed as (
    select
        c.card,
        c.card_id,
        c.snapshot_no,
        coalesce(c.pipeline, '') as pipeline,
        c.stage,
        c.status,
        dense_rank() over (partition by c.card order by c.snapshot_no) as nth
    from snapshot_cards c
    where c.stage is not null
),

stages as (
    select distinct card, nth, snapshot_no, pipeline, stage
    from placed
),

stood as (
    select
        o.card,
        n.snapshot_no,
        n.nth,
        o.pipeline,
        o.stage as old_stage,
        n.stage,
        n.pipeline as new_pipeline,
        count(*) as together,
        sum(count(*)) over (partition by o.card, n.nth, o.pipeline, o.stage) as still
    from placed o
    join placed n
        on n.card = o.card and n.card_id = o.card_id and n.nth = o.nth + 1 and n.status = o.status
    group by o.card, n.snapshot_no, n.nth, o.pipeline, o.stage, n.stage, n.pipeline
)

select s.card, s.snapshot_no, s.pipeline, s.old_stage, s.stage, s.together, s.still
from stood s
left join stages b
    on b.card = s.card and b.nth = s.nth
    and b.pipeline = s.pipeline and b.stage = s.old_stage
left join stages a
    on a.card = s.card and a.nth = s.nth - 1
    and a.pipeline = s.pipeline and a.stage = s.stage
where s.new_pipeline = s.pipeline
    and b.card is null
    and a.card is null
    and s.still >= 5
    and s.together * 10 >= s.still * 9
order by s.snapshot_no, s.card, s.pipeline, s.old_stage