-- The stage history as a file gives it: whose card, in which pipeline, and what the row says of
-- the outcome. A row that does not name its kind of card belongs to the deal of that id, else to
-- the lead; one of a contact, a company or a task is of none. log_no is null where the export has no
-- such card.
create or replace view log_rows as
with named as (
    select
        case
            when {is_lead} then 'lead'
            when {is_other} then 'other'
            when l.card is not null then 'deal'
            when d.log_no is null and n.log_no is not null then 'lead'
            else 'deal'
        end as card,
        l.* exclude (card),
        d.pipeline as deal_pipeline,
        d.log_no as deal_log_no,
        n.log_no as lead_log_no
    from stage_log_all l
    left join card_numbers d on d.card = 'deal' and d.card_id = l.card_id
    left join card_numbers n on n.card = 'lead' and n.card_id = l.card_id
    where l.card_id is not null and l.stage is not null
)
select
    n.card,
    n.card_id,
    case n.card when 'deal' then n.deal_log_no when 'lead' then n.lead_log_no end as log_no,
    case when n.card = 'deal' then coalesce(n.pipeline, n.deal_pipeline) end as pipeline,
    n.stage,
    n.stage_order,
    n.owner,
    n.changed_by,
    n.actor_kind,
    n.inferred,
    case w.outcome when 'converted' then 'won' when 'disqualified' then 'lost' else w.outcome end
        as outcome,
    n.entered_at,
    n.entered_on,
    n.left_at,
    n.left_on
from named n
left join status_words w on w.card = n.card and w.word = n.outcome
