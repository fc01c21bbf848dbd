-- One row per thing a report may count, for each zone its days may be told in: leads, deals, payments
-- and spend, with every day it may be counted by and every mark it may be left out for. In exports of
-- deals alone each deal is a lead as well.
with touched as (
    select
        deal_id,
        segment,
        row_number() over (partition by deal_id order by touched_at, touch_id) as from_first,
        row_number() over (partition by deal_id order by touched_at desc, touch_id desc) as from_last
    from deal_touches
),

marks as (
    select
        card_id,
        coalesce(reason = 'test', false) as is_test,
        coalesce(reason = 'spam', false) as is_spam,
        duplicate_of is not null as is_duplicate,
        coalesce(is_repeat, false) and duplicate_of is null as is_repeat
    from ladder
),

led as (
    select distinct lead_id
    from every_deal
    where lead_id is not null
),

lead_rows as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.segment,
        z.zone,
        z.created_on as lead_on,
        cast(null as date) as deal_on,
        cast(null as date) as closed_on,
        cast(null as date) as paid_on,
        cast(null as date) as last_on,
        l.segment as first_segment,
        l.segment as last_segment,
        coalesce(m.is_test, false) as is_test,
        coalesce(m.is_spam, false) as is_spam,
        coalesce(m.is_duplicate, false) as is_duplicate,
        coalesce(m.is_repeat, false) as is_repeat,
        coalesce(l.is_qualified, false) as is_qualified,
        case
            when r.grain = 'lead' then coalesce(l.status = 'converted', false)
            else o.lead_id is not null
        end as has_deal,
        false as is_won,
        false as is_copy,
        false as is_left_out,
        false as is_new,
        false as is_refund,
        cast(null as decimal(18, 6)) as amount,
        cast(null as decimal(18, 6)) as exported_amount,
        cast(null as decimal(18, 6)) as base_amount
    from leads l
    cross join run r
    join card_days z on z.card = 'lead' and z.card_id = l.lead_id
    left join marks m on m.card_id = l.lead_id
    left join led o on o.lead_id = l.lead_id
    where r.grain <> 'deal'
),

deal_rows as (
    select
        'deal' as card,
        d.deal_id as card_id,
        d.segment,
        z.zone,
        coalesce(y.created_on, z.created_on) as lead_on,
        z.created_on as deal_on,
        z.closed_on,
        cast(null as date) as paid_on,
        cast(null as date) as last_on,
        coalesce(f.segment, '(none)') as first_segment,
        coalesce(t.segment, '(none)') as last_segment,
        coalesce(m.is_test, false) as is_test,
        coalesce(m.is_spam, false) as is_spam,
        coalesce(m.is_duplicate, false) as is_duplicate,
        coalesce(m.is_repeat, false) as is_repeat,
        d.is_qualified,
        true as has_deal,
        d.status = 'won' as is_won,
        k.copy_of is not null as is_copy,
        coalesce(k.is_left_out, false) as is_left_out,
        coalesce(p.nth = 1, false) and coalesce(d.kind, 'new') = 'new' as is_new,
        false as is_refund,
        d.amount,
        e.amount as exported_amount,
        case when e.is_base then e.amount end as base_amount
    from deals d
    cross join run r
    join card_days z on z.card = 'deal' and z.card_id = d.deal_id
    left join card_days y on y.card = 'lead' and y.card_id = d.lead_id and y.zone = z.zone
    left join marks m on m.card_id = case when r.grain = 'deal' then d.deal_id else d.lead_id end
    left join exported_amounts e on e.card = 'deal' and e.card_id = d.deal_id
    left join copies k on k.deal_id = d.deal_id
    left join purchases p on p.deal_id = d.deal_id
    left join touched f on f.deal_id = d.deal_id and f.from_first = 1
    left join touched t on t.deal_id = d.deal_id and t.from_last = 1
    where r.grain <> 'lead'
),

paid_rows as (
    select
        'payment' as card,
        p.payment_id as card_id,
        d.segment,
        'own' as zone,
        cast(null as date) as lead_on,
        cast(null as date) as deal_on,
        cast(null as date) as closed_on,
        p.paid_on,
        p.paid_on as last_on,
        coalesce(f.segment, '(none)') as first_segment,
        coalesce(t.segment, '(none)') as last_segment,
        false as is_test,
        false as is_spam,
        false as is_duplicate,
        false as is_repeat,
        false as is_qualified,
        d.deal_id is not null as has_deal,
        true as is_won,
        false as is_copy,
        false as is_left_out,
        false as is_new,
        coalesce(p.amount < 0, false) as is_refund,
        p.amount,
        e.amount as exported_amount,
        case when e.is_base then e.amount end as base_amount
    from payments p
    left join exported_amounts e on e.card = 'payment' and e.card_id = p.payment_id
    left join deals d on d.deal_id = p.deal_id
    left join touched f on f.deal_id = d.deal_id and f.from_first = 1
    left join touched t on t.deal_id = d.deal_id and t.from_last = 1
    where d.deal_id is not null
        or p.paid_on is null
        or (
            p.paid_on >= (select min(first_on) from report_periods)
            and p.paid_on <= (select max(last_on) from report_periods)
        )
),

spend_rows as (
    select
        'spend' as card,
        cast(null as varchar) as card_id,
        s.segment,
        'own' as zone,
        cast(null as date) as lead_on,
        cast(null as date) as deal_on,
        cast(null as date) as closed_on,
        coalesce(s.date, s.date_from) as paid_on,
        coalesce(s.date, s.date_to) as last_on,
        s.segment as first_segment,
        s.segment as last_segment,
        false as is_test,
        false as is_spam,
        false as is_duplicate,
        false as is_repeat,
        false as is_qualified,
        false as has_deal,
        false as is_won,
        false as is_copy,
        false as is_left_out,
        false as is_new,
        false as is_refund,
        s.cost as amount,
        cast(null as decimal(18, 6)) as exported_amount,
        cast(null as decimal(18, 6)) as base_amount
    from spend s
),

counted as (
    select * from lead_rows
    union all
    select * from deal_rows
    union all
    select * from paid_rows
    union all
    select * from spend_rows
)

select
    c.*,
    case
        when c.card = 'payment' and not c.has_deal then 'payment_without_deal'
        when c.zone = 'own' and coalesce(c.lead_on, c.paid_on) is null
            then case c.card
                when 'spend' then 'spend_undated' when 'payment' then 'payment_undated' else 'undated'
            end
    end as excluded
from counted c
