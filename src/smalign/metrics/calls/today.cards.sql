-- One row per card in work, with what burns by the as-of: nobody ever tried to reach a lead; a deal has
-- nothing planned; what was planned is overdue; a call was missed and not returned; a letter, chat or
-- form came in and nobody of sales has been in touch since. A lead with a deal is its deal.
with asked as (
    select
        s.card,
        s.card_id,
        min(case when t.kind = 'call' then s.touched_on end) as missed_on,
        min(case when t.kind <> 'call' then s.touched_on end) as asked_on
    from card_signals s
    join every_touch t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
    left join last_contacts c on c.card = s.card and c.card_id = s.card_id
    where t.direction = 'in'
        and (
            (t.kind = 'call' and t.outcome <> 'answered')
            or t.kind in ('chat', 'email', 'form', 'message')
        )
        and (c.last_contact_at is null or s.touched_at > c.last_contact_at)
    group by s.card, s.card_id
),

planned as (
    select
        card,
        card_id,
        min(case when is_overdue then due_on end) as overdue_on
    from card_plans
    where is_ahead
    group by card, card_id
),

has_plans as (
    select count(*) > 0 as is_known
    from card_plans
)

select
    o.card,
    o.card_id,
    o.segment,
    case when o.is_no_inquiry then 'no_inquiry' end as excluded,
    coalesce(o.owner, '(none)') as owner,
    o.card = 'lead' and w.owner is not null as is_tracked,
    o.card = 'lead' and w.owner is not null and c.card_id is null as has_no_attempt,
    o.card = 'deal' and h.is_known and p.card_id is null as has_no_next_activity,
    p.overdue_on is not null as is_overdue,
    a.missed_on is not null as has_missed_call,
    a.asked_on is not null as is_unanswered,
    a.missed_on,
    a.asked_on,
    p.overdue_on,
    c.last_contact_on,
    case when c.last_contact_on > o.created_on then c.last_contact_on else o.created_on end
        as left_on,
    o.stage,
    o.channel,
    o.amount,
    o.currency,
    o.created_on
from open_cards o
cross join has_plans h
left join logged_owners w on w.owner = coalesce(o.owner, '(none)')
left join last_contacts c on c.card = o.card and c.card_id = o.card_id
left join planned p on p.card = o.card and p.card_id = o.card_id
left join asked a on a.card = o.card and a.card_id = o.card_id
