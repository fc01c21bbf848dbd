-- A row a card of either export: what it was and what it is; a card that is not asked for has no segment.
-- Kinds of cards that one export lacks
-- are left out. An export that begins later lacks the oldest cards: ten or more of them, older than
-- its first card, were not exported; fewer may have been deleted.
with ends as (
    select card, sum(was_there) as old_cards, sum(is_there) as new_cards,
        min(case when was_there = 1 then created_on end) as old_first,
        min(case when is_there = 1 then created_on end) as new_first
    from (
        select card, 1 as was_there, 0 as is_there, created_on from old_cards
        union all
        select card, 0 as was_there, 1 as is_there, created_on from new_cards
    ) either_one
    group by card
),
together as (
    select
        coalesce(n.card, o.card) as card,
        coalesce(n.card_id, o.card_id) as card_id,
        case when o.card_id is null then 0 else 1 end as was_there,
        case when n.card_id is null then 0 else 1 end as is_there,
        case when o.in_scope then 1 else 0 end as was_in,
        case when n.in_scope then 1 else 0 end as is_in,
        coalesce(n.created_on, o.created_on) as created_on,
        case when o.in_scope then o.segment end as old_segment,
        case when n.in_scope then n.segment end as segment,
        o.pipeline as old_pipeline, n.pipeline,
        o.stage as old_stage, n.stage,
        o.stage_order as old_order, n.stage_order,
        o.status as old_status, n.status,
        o.owner as old_owner, n.owner,
        o.amount as old_amount, n.amount,
        o.exported_amount as old_exported, n.exported_amount,
        o.currency as old_currency, n.currency
    from old_cards o
    full join new_cards n on n.card = o.card and n.card_id = o.card_id
),
aged as (
    select t.*,
        case when t.is_there = 0 and t.created_on < e.new_first then 1 else 0 end as is_before_new,
        case when t.was_there = 0 and t.created_on < e.old_first then 1 else 0 end as is_before_old
    from together t
    join ends e on e.card = t.card
    where e.old_cards > 0 and e.new_cards > 0
),
counted as (
    select a.*,
        sum(is_before_new) over (partition by card) as before_new,
        sum(is_before_old) over (partition by card) as before_old
    from aged a
)
select c.*,
    case when c.was_there = 0 and coalesce(c.created_on >= e.as_of_on, true) then 1 else 0 end
        as is_since,
    case
        when c.is_before_new = 1 and c.before_new >= 10 then 'before_new_export'
        when c.is_before_old = 1 and c.before_old >= 10 then 'before_old_export'
    end as not_comparable
from counted c
cross join earlier e
