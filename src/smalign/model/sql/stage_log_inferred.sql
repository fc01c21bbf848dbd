-- Without history a card is known in the stage it stands in. A lost card in a lost stage is in none.
create or replace {kind} m_stage_log as
select
    card,
    card_no,
    card_id,
    shown_pipeline as pipeline,
    stage,
    stage_order,
    zone,
    owner,
    cast(null as varchar) as changed_by,
    cast(null as varchar) as actor_kind,
    cast(null as timestamp) as entered_at,
    cast(null as date) as entered_on,
    cast(null as timestamp) as left_at,
    cast(null as date) as left_on,
    outcome,
    true as inferred
from (
    {cards}
)
where stage_order is not null
