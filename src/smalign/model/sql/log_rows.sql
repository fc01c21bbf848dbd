-- The stage history as a file gives it: whose card, in which pipeline, and what the row says of
-- the outcome. A row that does not name its kind of card belongs to the deal of that id, else to
-- the lead.
create or replace table log_rows as
with named as (
    select
        case
            when lower(trim(l.card)) in ('lead', 'leads', 'лид', 'лиды') then 'lead'
            when l.card is not null then 'deal'
            when d.deal_id is null and n.lead_id is not null then 'lead'
            else 'deal'
        end as card,
        l.* exclude (card),
        d.pipeline as deal_pipeline,
        d.deal_id,
        n.lead_id
    from stage_log_all l
    left join deals_all d on d.deal_id = l.card_id
    left join leads_all n on n.lead_id = l.card_id
    where l.card_id is not null and l.stage is not null
)
select distinct
    n.card,
    n.card_id,
    case when n.card = 'deal' then coalesce(n.pipeline, n.deal_pipeline) end as pipeline,
    n.stage,
    n.stage_order,
    n.owner,
    case w.outcome when 'converted' then 'won' when 'disqualified' then 'lost' else w.outcome end
        as outcome,
    n.entered_at,
    n.entered_on,
    n.left_at,
    n.left_on,
    case n.card when 'deal' then n.deal_id else n.lead_id end is not null as has_card
from named n
left join status_words w on w.card = n.card and w.word = n.outcome
