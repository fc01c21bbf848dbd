-- One row per thing a plan is of, each by its own day: a lead created, a deal won, a payment. Without
-- payments the amount of a won deal is its revenue. What is paid for a copy is paid for the deal it is a
-- copy of; of deals alone a copy is left out once, as a lead.
with copied as (
    select deal_id, copy_of
    from copies
    where is_left_out
),

happened as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.segment,
        l.channel,
        l.owner,
        l.created_on as happened_on,
        case when l.created_on is null then 'undated' end as excluded,
        1 as leads,
        case when l.is_qualified then 1 else 0 end as qualified,
        0 as won,
        cast(null as decimal(18, 6)) as revenue
    from leads l
    cross join run r
    where r.grain <> 'deal'
    union all
    select
        'deal' as card,
        d.deal_id as card_id,
        d.segment,
        d.channel,
        d.owner,
        d.created_on as happened_on,
        case
            when d.created_on is null then 'undated'
            when c.deal_id is not null then 'copied'
        end as excluded,
        1 as leads,
        case when d.is_qualified then 1 when not d.is_qualified then 0 end as qualified,
        0 as won,
        cast(null as decimal(18, 6)) as revenue
    from deals d
    cross join run r
    left join copied c on c.deal_id = d.deal_id
    where r.grain = 'deal'
    union all
    select
        'deal' as card,
        d.deal_id as card_id,
        d.segment,
        d.channel,
        d.owner,
        d.closed_on as happened_on,
        case
            when d.closed_on is null then 'undated_closing'
            when c.deal_id is not null then 'copied'
        end as excluded,
        0 as leads,
        cast(null as integer) as qualified,
        1 as won,
        case when not r.has_payments then d.amount end as revenue
    from deals d
    cross join run r
    left join copied c on c.deal_id = d.deal_id
    where d.status = 'won'
        and (r.grain = 'lead+deal' or (r.grain = 'deal' and c.deal_id is null))
    union all
    select
        'payment' as card,
        p.payment_id as card_id,
        d.segment,
        d.channel,
        d.owner,
        p.paid_on as happened_on,
        case
            when d.deal_id is null then 'payment_without_deal'
            when p.paid_on is null then 'payment_undated'
        end as excluded,
        0 as leads,
        cast(null as integer) as qualified,
        0 as won,
        p.amount as revenue
    from payments p
    left join copied c on c.deal_id = p.deal_id
    left join deals d on d.deal_id = coalesce(c.copy_of, p.deal_id)
)

select
    card,
    card_id,
    segment,
    excluded,
    channel,
    owner,
    happened_on,
    leads,
    qualified,
    won,
    revenue
from happened
