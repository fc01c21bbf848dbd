-- One row per sale of the period: a deal that is won, or was won by its history of stages and no longer is.
-- Money received and given back, and whether the customer it won as a new one bought again within so many
-- days; null where nobody knows.
with wins as (
    select l.card_id, min(l.entered_at) as entered_at, min(l.entered_on) as entered_on
    from stage_log l
    join stages s
        on s.card = l.card
        and coalesce(s.pipeline, '(none)') = coalesce(l.pipeline, '(none)')
        and s.stage = l.stage
    where l.card = 'deal' and s.outcome = 'won' and l.entered_at is not null
    group by l.card_id
),

-- what is paid for a copy is paid for the deal it is a copy of
paid_for as (
    select coalesce(k.copy_of, p.deal_id) as deal_id, p.amount
    from payments p
    left join copies k on k.deal_id = p.deal_id and k.is_left_out
    where p.deal_id is not null
),

paid as (
    select
        deal_id,
        sum(case when amount > 0 then amount else 0 end) as received,
        sum(case when amount < 0 then -amount else 0 end) as refunded,
        max(case when amount < 0 then 1 else 0 end) as is_refunded,
        max(case when amount > 0 then 1 else 0 end) as is_paid
    from paid_for
    group by deal_id
),

-- whom the CRM calls a customer already was won before the export begins
firsts as (
    select
        p.deal_id,
        p.customer,
        p.customer_kind,
        p.closed_on,
        case when coalesce(d.kind, 'new') = 'new' then 1 else 0 end as is_new
    from purchases p
    left join deals d on d.deal_id = p.deal_id
    where p.nth = 1 and p.customer_kind <> 'deal' and p.closed_on is not null
),

again as (
    select f.deal_id, min(date_diff('day', f.closed_on, p.closed_on)) as days_later
    from firsts f
    join purchases p on p.customer = f.customer and p.customer_kind = f.customer_kind
    where p.nth > 1 and p.closed_on is not null
    group by f.deal_id
),

won_deals as (
    select
        d.deal_id,
        d.segment,
        coalesce(d.channel, '(none)') as channel,
        coalesce(d.owner, '(none)') as owner,
        d.status,
        case when d.status = 'won' then coalesce(d.closed_on, w.entered_on) else w.entered_on end as won_on,
        case when w.card_id is not null then 1 else 0 end as is_logged
    from deals d
    left join wins w on w.card_id = d.deal_id
    where d.status = 'won' or w.card_id is not null
)

select
    'deal' as card,
    s.deal_id as card_id,
    s.segment,
    case
        when c.deal_id is not null then 'copied'
        when s.won_on is null then 'won_undated'
    end as excluded,
    s.channel,
    s.owner,
    s.status,
    s.won_on,
    s.is_logged,
    case when s.status <> 'won' then 1 else 0 end as is_cancelled,
    coalesce(p.is_paid, 0) as is_paid,
    case when p.is_paid = 1 then p.is_refunded else 0 end as is_refunded,
    p.received,
    p.refunded,
    case when f.deal_id is not null then 1 else 0 end as is_told,
    case when f.is_new = 1 then 1 else 0 end as is_first,
    case when f.is_new = 1 and date_diff('day', f.closed_on, r.as_of_on) >= h.days then 1 else 0 end
        as is_observed,
    case
        when f.is_new = 1
            and date_diff('day', f.closed_on, r.as_of_on) >= h.days
            and a.days_later <= h.days then 1
        else 0
    end as is_repeated
from won_deals s
cross join run r
cross join repeat_horizon h
left join paid p on p.deal_id = s.deal_id
left join firsts f on f.deal_id = s.deal_id
left join again a on a.deal_id = s.deal_id
left join (
    select deal_id from copies where is_left_out
) c on c.deal_id = s.deal_id
where not r.has_period
    or s.won_on is null
    or s.won_on between r.since and r.until
