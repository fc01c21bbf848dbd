-- One row per event that earns a bonus or takes it back: a sale, a payment, a refund, a cancelled
-- sale. What is paid for a copy is paid for the deal it is a copy of.
with named as (
    select
        d.deal_id,
        d.segment,
        d.status,
        d.closed_on,
        d.amount,
        d.margin,
        d.channel,
        coalesce(k.is_left_out, false) as is_copy
    from deals d
    left join copies k on k.deal_id = d.deal_id
),

-- A deal that is lost now and once stood in a stage that means a sale was cancelled.
sold_before as (
    select g.card_id, min(g.entered_on) as sold_on
    from stage_log g
    join stages s
        on s.card = g.card
        and coalesce(s.pipeline, '(none)') = coalesce(g.pipeline, '(none)')
        and s.stage = g.stage
    where g.card = 'deal' and s.outcome = 'won' and g.entered_on is not null
    group by g.card_id
),

sales as (
    select
        n.deal_id,
        n.deal_id as event_id,
        'sale' as kind,
        case when n.status = 'won' then n.closed_on else b.sold_on end as happened_on,
        n.amount
    from named n
    left join sold_before b on b.card_id = n.deal_id
    where n.status = 'won'
        or (n.status = 'lost' and b.sold_on is not null and n.closed_on >= b.sold_on)
),

paid_for as (
    select
        coalesce(k.copy_of, p.deal_id) as deal_id,
        p.payment_id as event_id,
        case when p.amount < 0 then 'refund' else 'payment' end as kind,
        p.paid_on as happened_on,
        p.amount
    from payments p
    left join copies k on k.deal_id = p.deal_id and k.is_left_out
    where p.amount <> 0
),

events as (
    select deal_id, event_id, kind, happened_on, amount from sales
    union all
    select deal_id, event_id, kind, happened_on, amount from paid_for
    union all
    select
        n.deal_id,
        n.deal_id as event_id,
        'cancelled' as kind,
        n.closed_on as happened_on,
        n.amount
    from named n
    join sold_before b on b.card_id = n.deal_id
    where n.status = 'lost' and n.closed_on >= b.sold_on
)

select
    e.kind as card,
    e.event_id as card_id,
    n.segment,
    e.deal_id,
    case
        when n.deal_id is null then 'payment_without_deal'
        when n.is_copy then 'copied_deal'
        when e.happened_on is not null then null
        when e.kind = 'sale' then 'undated_closing'
        else 'payment_undated'
    end as excluded,
    e.happened_on,
    case when n.status = 'won' then n.closed_on end as sold_on,
    n.status,
    e.amount,
    n.amount as deal_amount,
    n.margin,
    n.channel
from events e
left join named n on n.deal_id = e.deal_id
