-- Cards by how often they changed hands, with how they ended: not at all, once or twice, more often.
with everyone as (
    select
        'lead' as card,
        lead_id as card_id,
        case status when 'converted' then 'won' when 'disqualified' then 'lost' else 'open' end as status
    from leads
    union all
    select 'deal' as card, deal_id as card_id, status
    from deals
),

by_card as (
    select h.card, h.card_id, sum(h.is_handover) as changes, max(h.is_returned) as is_returned
    from holdings h
    cross join run r
    where not r.has_period or h.since_on between r.since and r.until
    group by h.card, h.card_id
)

select
    case when b.changes = 0 then 'none' when b.changes <= 2 then 'few' else 'many' end as often,
    count(*) as cards,
    sum(b.is_returned) as returned,
    sum(case when e.status = 'won' then 1 else 0 end) as won,
    sum(case when e.status = 'lost' then 1 else 0 end) as lost
from by_card b
join everyone e on e.card = b.card and e.card_id = b.card_id
group by case when b.changes = 0 then 'none' when b.changes <= 2 then 'few' else 'many' end
