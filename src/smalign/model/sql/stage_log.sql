-- Without history a card is known in one stage only: the one it stands in, or, where the CRM
-- keeps it on lost cards, the one it was lost from. A lost card in a lost stage is in none.
create or replace table m_stage_log as
select
    'deal' as card, deal_id as card_id, pipeline, stage, stage_order, zone, owner,
    cast(null as timestamp) as entered_at, cast(null as date) as entered_on,
    cast(null as timestamp) as left_at, cast(null as date) as left_on,
    status as outcome, true as inferred
from m_deals
where stage_order is not null
union all
select
    'lead', lead_id, 'leads', stage, stage_order, zone, owner,
    cast(null as timestamp), cast(null as date), cast(null as timestamp), cast(null as date),
    case status when 'converted' then 'won' when 'disqualified' then 'lost' else 'open' end, true
from m_leads
where stage_order is not null
