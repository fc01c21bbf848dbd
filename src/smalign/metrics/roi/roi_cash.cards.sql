-- One row per card with something in the period: a creation, a closing, an open balance at the
-- period's end, a payment. Leads and deals are counted by creation, won and lost by closing.
with paid_for as (
    select deal_id, amount, paid_on
    from payments
    where deal_id not in (select deal_id from copies where is_left_out)
    union all
    -- what is paid for a copy is paid for the deal it is a copy of (a union: DuckDB 2.0.1 compares a
    -- sum over a left join with nothing on the right as if it were 0)
    select k.copy_of as deal_id, p.amount, p.paid_on
    from payments p
    join copies k on k.deal_id = p.deal_id
    where k.is_left_out
),

paid as (
    select p.deal_id, cast(sum(p.amount) as decimal(18, 6)) as amount
    from paid_for p
    cross join run r
    where not r.has_period or p.paid_on between r.since and r.until
    group by p.deal_id
),

lead_cards as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.segment,
        l.created_on as counted_on,
        case when r.has_period and l.created_on is null then 'undated' end as excluded,
        1 as leads,
        case when l.is_qualified then 1 else 0 end as qualified,
        0 as leads_with_deal,
        0 as leads_with_won,
        case when r.grain = 'lead' and l.status = 'converted' then 1 else 0 end as deals,
        0 as won,
        cast(null as integer) as paid,
        0 as lost,
        0 as "open",
        0 as unlinked,
        0 as closing_undated,
        0 as refunds,
        cast(null as decimal(18, 6)) as refunded,
        cast(null as decimal(18, 6)) as amount,
        cast(null as decimal(18, 6)) as revenue,
        cast(null as decimal(18, 6)) as open_amount,
        0 as new_customer,
        cast(null as decimal(18, 6)) as new_revenue,
        cast(null as varchar) as customer_kind,
        cast(null as bigint) as seconds_to_won,
        cast(null as varchar) as revenue_by,
        cast(null as varchar) as copy_of
    from leads l
    cross join run r
    where r.grain <> 'deal'
        and (not r.has_period or l.created_on is null or l.created_on between r.since and r.until)
),

deal_parts as (
    select
        d.deal_id,
        d.created_on,
        d.closed_at,
        d.closed_on,
        d.status,
        d.amount,
        d.customer_kind,
        d.is_qualified,
        d.segment,
        r.grain,
        r.days_whole,
        r.has_period and d.created_on is null as is_undated,
        not r.has_period or coalesce(d.created_on between r.since and r.until, false) as is_created,
        d.status in ('won', 'lost')
        and (not r.has_period or coalesce(d.closed_on between r.since and r.until, false))
            as is_closed,
        r.has_period and d.status in ('won', 'lost') and d.closed_on is null as closing_undated,
        coalesce(not r.has_period or d.created_on <= r.until, false)
        and (d.status = 'open' or coalesce(d.closed_on > r.until, false)) as is_open,
        r.has_payments as is_paying,
        paid.amount as received,
        coalesce(l.created_at, d.created_at) as start_at,
        coalesce(l.created_on, d.created_on) as start_on,
        -- what is paid before the sale is money of a new customer, unless they bought before
        coalesce(p.deal_id = d.deal_id, true) and coalesce(d.kind, 'new') = 'new' as is_new,
        k.copy_of,
        k.is_left_out
    from deals d
    cross join run r
    left join paid on paid.deal_id = d.deal_id
    left join every_lead l on l.lead_id = d.lead_id and r.grain <> 'deal'
    left join purchases p
        on p.customer = d.customer and p.customer_kind = d.customer_kind and p.nth = 1
    left join copies k on k.deal_id = d.deal_id
    where r.grain <> 'lead'
),

deal_cards as (
    select
        'deal' as card,
        deal_id as card_id,
        segment,
        created_on as counted_on,
        case
            when is_undated and not is_closed and received is null then 'undated'
            when is_left_out then 'copied_deal'
        end as excluded,
        case when grain = 'deal' and is_created then 1 else 0 end as leads,
        case
            when grain <> 'deal' then 0
            when is_qualified is null then null
            when is_qualified and is_created then 1
            else 0
        end as qualified,
        0 as leads_with_deal,
        0 as leads_with_won,
        case when is_created then 1 else 0 end as deals,
        case when is_closed and status = 'won' then 1 else 0 end as won,
        -- half a cent and less is what rounding leaves of a payment given back in parts
        case when not is_paying then null when received > 0.005 then 1 else 0 end as paid,
        case when is_closed and status = 'lost' then 1 else 0 end as lost,
        case when is_open then 1 else 0 end as "open",
        0 as unlinked,
        case when closing_undated then 1 else 0 end as closing_undated,
        0 as refunds,
        cast(null as decimal(18, 6)) as refunded,
        amount,
        case
            when is_paying then received
            when is_closed and status = 'won' then amount
        end as revenue,
        case when is_open then amount end as open_amount,
        case when is_closed and status = 'won' and is_new then 1 else 0 end as new_customer,
        case
            when not is_new then null
            when is_paying then received
            when is_closed and status = 'won' then amount
        end as new_revenue,
        customer_kind,
        case
            when not is_closed or status <> 'won' then null
            when days_whole or start_at is null or closed_at is null
                then date_diff('day', start_on, closed_on) * 86400
            else date_diff('second', start_at, closed_at)
        end as seconds_to_won,
        case when is_paying then 'payment' else 'closing_date' end as revenue_by,
        copy_of
    from deal_parts
    where is_undated or is_created or is_closed or is_open or closing_undated or received is not null
),

stray_payments as (
    select
        'payment' as card,
        p.payment_id as card_id,
        cast(null as varchar) as segment,
        p.paid_on as counted_on,
        case when d.deal_id is null then 'payment_without_deal' else 'payment_undated' end
            as excluded,
        p.amount
    from payments p
    cross join run r
    left join deals d on d.deal_id = p.deal_id
    where r.grain <> 'lead'
        and (
            d.deal_id is null
            and (not r.has_period or p.paid_on is null or p.paid_on between r.since and r.until)
            or r.has_period and p.paid_on is null
        )
)

select * from lead_cards
union all
select * from deal_cards
union all
select
    card,
    card_id,
    segment,
    counted_on,
    excluded,
    0 as leads,
    0 as qualified,
    0 as leads_with_deal,
    0 as leads_with_won,
    0 as deals,
    0 as won,
    cast(null as integer) as paid,
    0 as lost,
    0 as "open",
    0 as unlinked,
    0 as closing_undated,
    0 as refunds,
    cast(null as decimal(18, 6)) as refunded,
    amount,
    amount as revenue,
    cast(null as decimal(18, 6)) as open_amount,
    0 as new_customer,
    cast(null as decimal(18, 6)) as new_revenue,
    cast(null as varchar) as customer_kind,
    cast(null as bigint) as seconds_to_won,
    'payment' as revenue_by,
    cast(null as varchar) as copy_of
from stray_payments
