-- Since when each card has been whose, by the as-of. A row that does not name its kind of card belongs to
-- the deal of that id, else to the lead. A row may say whose the card was before.
create or replace view owner_log as
with named as (
    select
        case
            when {is_lead} then 'lead'
            when l.card is not null then 'deal'
            when d.deal_id is null and n.lead_id is not null then 'lead'
            else 'deal'
        end as card,
        l.card_id,
        l.owner,
        l.previous_owner,
        l.changed_by,
        l.actor_kind,
        l.since_at,
        l.since_on
    from owner_log_all l
    left join m_deals d on d.deal_id = l.card_id
    left join m_leads n on n.lead_id = l.card_id
    where l.card_id is not null and l.owner is not null
)
select n.*, {has_time} as has_time
from named n
cross join run r
where n.since_at is null or n.since_at <= r.as_of
