-- Since when each card has been whose, by the as-of. A row that does not name its kind of card belongs to
-- the deal of that id, else to the lead. A row may say whose the card was before. place: what comes first
-- of one moment: 0 takes the card from nobody of that moment, 2 gives it to nobody of it, 1 does both.
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
    where l.card_id is not null and l.owner is not null and not {is_other}
),
busy as (
    select card, card_id, since_at
    from named
    group by card, card_id, since_at
    having count(*) > 1
),
moments as (
    select distinct n.card, n.card_id, n.since_at, n.owner, n.previous_owner
    from named n
    join busy b on b.card = n.card and b.card_id = n.card_id and b.since_at = n.since_at
),
chained as (
    select
        m.card,
        m.card_id,
        m.since_at,
        m.owner,
        m.previous_owner,
        case when max(b.owner) is null then 0 when max(a.owner) is null then 2 else 1 end as place
    from moments m
    left join moments b
        on b.card = m.card and b.card_id = m.card_id and b.since_at = m.since_at
        and b.owner = m.previous_owner and b.owner <> m.owner
    left join moments a
        on a.card = m.card and a.card_id = m.card_id and a.since_at = m.since_at
        and a.previous_owner = m.owner and a.owner <> m.owner
    group by m.card, m.card_id, m.since_at, m.owner, m.previous_owner
)
select n.*, {has_time} as has_time, coalesce(c.place, 0) as place
from named n
cross join run r
left join chained c
    on c.card = n.card and c.card_id = n.card_id and c.since_at = n.since_at and c.owner = n.owner
    and c.previous_owner is not distinct from n.previous_owner
where n.since_at is null or n.since_at <= r.as_of
