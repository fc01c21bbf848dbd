-- One row per lead created in the period, and per deal that belongs to one of them.
-- A deal is counted in the segment on its own card; one without a lead by its own creation.
with paid_for as (
    select deal_id, amount
    from payments
    where deal_id not in (select deal_id from copies where is_left_out)
    union all
    -- what is paid for a copy is paid for the deal it is a copy of (a union: DuckDB 2.0.1 compares a
    -- sum over a left join with nothing on the right as if it were 0)
    select k.copy_of as deal_id, p.amount
    from payments p
    join copies k on k.deal_id = p.deal_id
    where k.is_left_out
),

paid as (
    select
        deal_id,
        sum(amount) as amount,
        sum(case when amount < 0 then 1 else 0 end) as refunds,
        cast(sum(case when amount < 0 then -amount end) as decimal(18, 6)) as refunded
    from paid_for
    group by deal_id
),

outcomes as (
    select lead_id, max(case when status = 'won' then 1 else 0 end) as is_won
    from every_deal
    where lead_id is not null and in_pipelines
        and deal_id not in (select deal_id from copies where is_left_out)
    group by lead_id
),

lead_cards as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.segment,
        l.created_on as counted_on,
        1 as leads,
        case when l.is_qualified then 1 else 0 end as qualified,
        case
            when r.grain = 'lead' then case when l.status = 'converted' then 1 else 0 end
            when o.lead_id is not null then 1
            else 0
        end as leads_with_deal,
        coalesce(o.is_won, 0) as leads_with_won,
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
        'card' as revenue_by,
        cast(null as varchar) as copy_of,
        false as is_left_out
    from leads l
    cross join run r
    left join outcomes o on o.lead_id = l.lead_id
    where r.grain <> 'deal'
),

deal_parts as (
    select
        d.deal_id,
        d.segment,
        d.created_on,
        d.closed_at,
        d.closed_on,
        d.status,
        d.amount,
        d.customer_kind,
        d.is_qualified,
        r.grain,
        r.days_whole,
        r.has_payments,
        -- half a cent and less is what rounding leaves of a payment given back in parts
        coalesce(paid.amount > 0.005, false) as is_paid,
        coalesce(paid.refunds, 0) as refunds,
        paid.refunded,
        l.lead_id is not null as is_linked,
        l.created_on as lead_created_on,
        coalesce(l.created_at, d.created_at) as start_at,
        coalesce(l.created_on, d.created_on) as start_on,
        coalesce(p.nth = 1, false) and coalesce(d.kind, 'new') = 'new' as is_new,
        k.copy_of,
        k.is_left_out
    from deals d
    cross join run r
    left join paid on paid.deal_id = d.deal_id
    left join every_lead l on l.lead_id = d.lead_id and r.grain <> 'deal'
    left join purchases p on p.deal_id = d.deal_id
    left join copies k on k.deal_id = d.deal_id
    where r.grain <> 'lead'
),

deal_cards as (
    select
        'deal' as card,
        deal_id as card_id,
        segment,
        case when is_linked then lead_created_on else created_on end as counted_on,
        case when grain = 'deal' then 1 else 0 end as leads,
        case
            when grain <> 'deal' then 0
            when is_qualified is null then null
            when is_qualified then 1
            else 0
        end as qualified,
        0 as leads_with_deal,
        case when grain = 'deal' and status = 'won' then 1 else 0 end as leads_with_won,
        1 as deals,
        case when status = 'won' then 1 else 0 end as won,
        case
            when not has_payments then null
            when status = 'won' and is_paid then 1
            else 0
        end as paid,
        case when status = 'lost' then 1 else 0 end as lost,
        case when status = 'open' then 1 else 0 end as "open",
        case when is_linked or grain = 'deal' then 0 else 1 end as unlinked,
        0 as closing_undated,
        case when status = 'won' then refunds else 0 end as refunds,
        case when status = 'won' then refunded end as refunded,
        amount,
        case when status = 'won' then amount end as revenue,
        case when status = 'open' then amount end as open_amount,
        case when is_new then 1 else 0 end as new_customer,
        case when is_new then amount end as new_revenue,
        customer_kind,
        case
            when status <> 'won' then null
            when days_whole or start_at is null or closed_at is null
                then date_diff('day', start_on, closed_on) * 86400
            else date_diff('second', start_at, closed_at)
        end as seconds_to_won,
        'card' as revenue_by,
        copy_of,
        is_left_out
    from deal_parts
),

all_cards as (
    select * from lead_cards
    union all
    select * from deal_cards
)

select
    c.card,
    c.card_id,
    c.segment,
    c.counted_on,
    case
        when r.has_period and c.counted_on is null then 'undated'
        when c.is_left_out then 'copied_deal'
    end as excluded,
    c.leads,
    c.qualified,
    c.leads_with_deal,
    c.leads_with_won,
    c.deals,
    c.won,
    c.paid,
    c.lost,
    c."open",
    c.unlinked,
    c.closing_undated,
    c.refunds,
    c.refunded,
    c.amount,
    c.revenue,
    c.open_amount,
    c.new_customer,
    c.new_revenue,
    c.customer_kind,
    c.seconds_to_won,
    c.revenue_by,
    c.copy_of
from all_cards c
cross join run r
where not r.has_period
    or c.counted_on is null
    or c.counted_on between r.since and r.until
