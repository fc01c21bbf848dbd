-- Every stage of either export, by where its cards are. A stage nobody stands in any more is renamed
-- when nine in ten of its cards whose outcome is the same, and five at least, stand in one stage that
-- nobody stood in before.
with old_stages as (
    select card, old_pipeline as pipeline, old_stage as stage, count(*) as cards
    from pairs
    where was_there = 1 and not_comparable is null
    group by card, old_pipeline, old_stage
),
new_stages as (
    select card, pipeline, stage, count(*) as cards
    from pairs
    where is_there = 1 and not_comparable is null
    group by card, pipeline, stage
),
gone as (
    select o.*
    from old_stages o
    left join new_stages n on n.card = o.card and n.pipeline = o.pipeline and n.stage = o.stage
    where n.card is null
),
fresh as (
    select n.*
    from new_stages n
    left join old_stages o on o.card = n.card and o.pipeline = n.pipeline and o.stage = n.stage
    where o.card is null
),
stood as (
    select p.card, p.old_pipeline, p.old_stage, p.pipeline, p.stage, count(*) as together,
        sum(count(*)) over (partition by p.card, p.old_pipeline, p.old_stage) as still
    from pairs p
    where p.was_there = 1 and p.is_there = 1 and p.old_status = p.status
        and p.not_comparable is null
    group by p.card, p.old_pipeline, p.old_stage, p.pipeline, p.stage
),
renamed as (
    select s.*
    from stood s
    join gone g on g.card = s.card and g.pipeline = s.old_pipeline and g.stage = s.old_stage
    join fresh f on f.card = s.card and f.pipeline = s.pipeline and f.stage = s.stage
    where s.still >= 5 and s.together * 10 >= s.still * 9
)
select 'renamed' as change, r.card, r.old_pipeline, r.old_stage, r.pipeline, r.stage,
    g.cards as old_cards, f.cards as new_cards, r.still, r.together
from renamed r
join gone g on g.card = r.card and g.pipeline = r.old_pipeline and g.stage = r.old_stage
join fresh f on f.card = r.card and f.pipeline = r.pipeline and f.stage = r.stage
union all
select 'vanished', g.card, g.pipeline, g.stage, null, null, g.cards, 0, null, null
from gone g
left join renamed r on r.card = g.card and r.old_pipeline = g.pipeline and r.old_stage = g.stage
where r.card is null
union all
select 'new_stage', f.card, null, null, f.pipeline, f.stage, 0, f.cards, null, null
from fresh f
left join renamed r on r.card = f.card and r.pipeline = f.pipeline and r.stage = f.stage
where r.card is null
