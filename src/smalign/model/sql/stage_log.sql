-- Every stay with its card and its stage by name. A card's outcome stands at its last stay.
create or replace view m_stage_log as
select
    c.card,
    c.card_no,
    c.card_id,
    case when c.card = 'lead' then 'leads' else s.pipeline end as pipeline,
    nullif(s.stage, '(none)') as stage,
    s.stage_order,
    s.zone,
    t.owner,
    t.changed_by,
    t.actor_kind,
    t.entered_at,
    t.entered_on,
    t.left_at,
    t.left_on,
    case when t.is_last then c.outcome else 'open' end as outcome,
    t.inferred
from log_stays t
join log_cards c on c.card_no = t.card_no
join stages s on s.stage_no = t.stage_no
