-- A row a card with what it does to the open pipeline. A card is held at its old amount until that
-- is raised or lowered, in the segment it is in now; it is won and lost at the amount it has now.
with opened as (
    select p.*,
        case when was_in = 1 and old_status = 'open' then 1 else 0 end as opening,
        case when is_in = 1 and status = 'open' then 1 else 0 end as closing,
        case when is_in = 1 and old_status = 'open' then 1 else 0 end as held,
        case when is_in = 1 and old_status <> 'open' and (status = 'open' or status <> old_status)
            then 1 else 0 end as reopened,
        case when is_in = 1 and is_since = 1 then 1 else 0 end as created,
        case when is_in = 1 and was_there = 0 and is_since = 0 and status = 'open'
            then 1 else 0 end as appeared,
        case when was_in = 1 and old_status = 'open' and is_there = 0 then 1 else 0 end as vanished
    from pairs p
),
changed as (
    select o.*,
        case when held = 1 and was_in = 1 and old_segment <> segment then 1 else 0 end as moved,
        case when held = 1 and was_in = 0 then 1 else 0 end as entered,
        case when opening = 1 and is_there = 1 and is_in = 0 then 1 else 0 end as left_scope,
        case when held + reopened > 0
            then cast(coalesce(amount, 0) - coalesce(old_amount, 0) as decimal(18, 6)) else cast(0 as decimal(18, 6)) end as gain,
        case when coalesce(currency <> old_currency, false)
            or exported_amount is not distinct from old_exported then 1 else 0 end as is_rate,
        case when held + reopened + created > 0 and status in ('won', 'converted') then 1 else 0 end
            as won,
        case when held + reopened + created > 0 and status in ('lost', 'disqualified')
            then 1 else 0 end as lost
    from opened o
)
select
    card, card_id, coalesce(segment, old_segment) as segment, old_segment,
    old_pipeline, pipeline, old_stage, stage, old_owner, owner, old_amount, amount,
    opening, created, appeared, reopened, entered, moved,
    case when is_rate = 0 and gain > 0 then 1 else 0 end as raised,
    case when is_rate = 0 and gain < 0 then 1 else 0 end as lowered,
    case when is_rate = 1 and gain <> 0 then 1 else 0 end as revalued,
    won, lost, vanished, left_scope, closing, gain,
    case
        when not_comparable is not null then not_comparable
        when opening + created + appeared + reopened + entered > 0 then cast(null as varchar)
        when is_there = 0 then 'vanished_closed'
        when was_there = 0 then 'closed_unseen'
        else 'closed_in_both'
    end as excluded
from changed
where was_in + is_in > 0
