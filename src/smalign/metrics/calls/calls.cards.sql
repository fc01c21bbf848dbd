-- One row per open card worth a call by the as-of, with the strongest reason: somebody asked and nobody
-- answered; a fresh touch of marketing nobody used; nobody ever tried. A lead with a deal is its deal. A
-- call that came in is only said to be unanswered where its outcome is known.
with signals as (
    select
        s.card,
        s.card_id,
        s.touch_id,
        s.touched_at,
        s.touched_on,
        coalesce(t.kind, '(none)') as kind,
        t.channel,
        coalesce(t.content, t.campaign, t.utm_content, t.utm_campaign) as content,
        case
            when t.direction is null or t.direction <> 'in' then 2
            when t.kind in ('chat', 'email', 'form', 'message') then 1
            when t.kind = 'call' and t.outcome <> 'answered' then 1
            else 2
        end as rank
    from card_signals s
    join every_touch t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
),

reasons as (
    select
        o.card,
        o.card_id,
        s.rank,
        s.touch_id,
        s.touched_at,
        s.touched_on,
        s.kind,
        s.channel,
        s.content
    from open_cards o
    cross join run r
    join signals s on s.card = o.card and s.card_id = o.card_id
    left join last_contacts c on c.card = o.card and c.card_id = o.card_id
    where (c.last_contact_at is null or s.touched_at > c.last_contact_at)
        and date_diff('day', s.touched_on, r.as_of_on) * 86400 <= r.window_seconds
    union all
    select
        o.card,
        o.card_id,
        3 as rank,
        '' as touch_id,
        o.created_at as touched_at,
        o.created_on as touched_on,
        '(none)' as kind,
        cast(null as varchar) as channel,
        cast(null as varchar) as content
    from open_cards o
    join logged_owners w on w.owner = coalesce(o.owner, '(none)')
    left join last_contacts c on c.card = o.card and c.card_id = o.card_id
    where c.card_id is null and o.card = 'lead'
),

best as (
    select *
    from reasons
    qualify row_number() over (
        partition by card, card_id order by rank, touched_at desc, touch_id
    ) = 1
)

select
    o.card,
    o.card_id,
    o.segment,
    case when o.is_no_inquiry then 'no_inquiry' end as excluded,
    coalesce(o.owner, '(none)') as owner,
    case b.rank when 1 then 'unanswered' when 2 then 'fresh_touch' else 'no_attempt' end as reason,
    b.kind,
    coalesce(b.channel, o.channel) as channel,
    b.content,
    b.touched_on,
    date_diff('day', b.touched_on, r.as_of_on) as days_ago,
    c.last_contact_on,
    o.stage,
    o.amount,
    o.currency,
    o.created_on
from best b
cross join run r
join open_cards o on o.card = b.card and o.card_id = b.card_id
left join last_contacts c on c.card = o.card and c.card_id = o.card_id
