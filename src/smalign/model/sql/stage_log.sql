-- Where history exists, its rows: a stay without an end lasts until the next entry, or until the
-- card was closed. A card without history, or standing where its history does not show it, is
-- known in the stage it stands in. A lost card in a lost stage is in none.
create or replace {kind} m_stage_log as
with cards as (
    {cards}
),
history as (
    select
        r.*,
        s.stage_order as known_order,
        s.zone,
        c.outcome as card_outcome,
        c.closed_at,
        c.closed_on,
        lead(r.entered_at) over following as next_at,
        lead(r.entered_on) over following as next_on,
        row_number() over following = count(*) over (partition by r.card, r.card_id) as is_last
    from log_rows r
    join cards c on c.card = r.card and c.card_id = r.card_id
    left join stages s
        on s.card = r.card and s.pipeline is not distinct from r.pipeline and s.stage = r.stage
    window following as (
        partition by r.card, r.card_id
        order by r.entered_at nulls first, s.stage_order nulls last, r.stage, r.left_at nulls last
    )
)
select
    card,
    card_id,
    case when card = 'lead' then 'leads' else pipeline end as pipeline,
    stage,
    known_order as stage_order,
    zone,
    owner,
    entered_at,
    entered_on,
    coalesce(left_at, next_at, case when entered_at <= closed_at then closed_at end) as left_at,
    coalesce(left_on, next_on, case when entered_on <= closed_on then closed_on end) as left_on,
    case when is_last then card_outcome else 'open' end as outcome,
    entered_at is null as inferred
from history
union all
select
    c.card,
    c.card_id,
    c.shown_pipeline,
    c.stage,
    c.stage_order,
    c.zone,
    c.owner,
    cast(null as timestamp),
    cast(null as date),
    cast(null as timestamp),
    cast(null as date),
    c.outcome,
    true
from cards c
where c.stage_order is not null
    and not exists (
        select 1
        from log_rows r
        where r.card = c.card and r.card_id = c.card_id and r.stage = c.stage
            and r.pipeline is not distinct from c.pipeline
    )
