-- A row a card in scope of either export with where it stood and where it stands. A renamed stage is no
-- move; an outcome is one, also where the card keeps the stage it stood in.
with placed as (
    select p.*,
        case when r.card is null then p.old_pipeline else r.pipeline end as began_pipeline,
        case when r.card is null then p.old_stage else r.stage end as began_stage
    from pairs p
    left join stage_pairs r on r.change = 'renamed' and r.card = p.card
        and r.old_pipeline = p.old_pipeline and r.old_stage = p.old_stage
    where p.was_in + p.is_in > 0
),
ordered as (
    select p.*, coalesce(s.stage_order, p.old_order) as began_order
    from placed p
    left join stages s on s.card = p.card and s.stage = p.began_stage
        and coalesce(s.pipeline, '(none)') = p.began_pipeline
),
passed as (
    select o.card, o.card_id, count(distinct s.stage_order) as passed
    from ordered o
    join stages s on s.card = o.card and coalesce(s.pipeline, '(none)') = o.pipeline
        and s.outcome = 'open' and s.stage_order > o.began_order and s.stage_order < o.stage_order
    where o.began_pipeline = o.pipeline
    group by o.card, o.card_id
)
select
    o.card, o.card_id, coalesce(o.segment, o.old_segment) as segment,
    o.old_pipeline, o.old_stage, o.pipeline, o.stage, o.owner, o.amount, o.was_in, o.is_in,
    coalesce(p.passed, 0) as passed,
    case
        when o.old_status <> 'open' and o.status = 'open' then 'reopened'
        when o.status in ('won', 'converted') and o.status <> o.old_status then 'won'
        when o.status in ('lost', 'disqualified') and o.status <> o.old_status then 'lost'
        when o.pipeline <> o.began_pipeline then 'other_pipeline'
        when o.began_order is null or o.stage_order is null then 'unordered'
        when o.stage_order < o.began_order then 'back'
        when o.stage_order = o.began_order then 'beside'
        when p.passed > 0 then 'skipped'
        else 'forward'
    end as direction,
    case
        when o.not_comparable is not null then o.not_comparable
        when o.is_there = 0 then 'only_in_old'
        when o.was_there = 0 then 'only_in_new'
        when o.pipeline = o.began_pipeline and o.stage = o.began_stage and o.status = o.old_status
            then 'same_stage'
    end as excluded
from ordered o
left join passed p on p.card = o.card and p.card_id = o.card_id
