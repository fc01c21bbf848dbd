-- One row per open card worth a call by the as-of, with the strongest reason: somebody asked and nobody
-- answered; a fresh touch of marketing nobody used; nobody ever tried. A lead with a deal is its deal.
with open_cards as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.segment,
        l.owner,
        l.stage,
        l.channel,
        l.created_on,
        l.created_at,
        cast(null as decimal(18, 6)) as amount
    from leads l
    cross join run r
    where r.grain <> 'deal'
        and l.status = 'open'
        and not coalesce(l.is_test, false)
        and not coalesce(l.is_spam, false)
        and l.duplicate_of is null
    union all
    select
        'deal' as card,
        d.deal_id as card_id,
        d.segment,
        d.owner,
        d.stage,
        d.channel,
        d.created_on,
        d.created_at,
        d.amount
    from deals d
    where d.status = 'open'
),

contacts as (
    select c.card, c.card_id, c.touched_at
    from card_contacts c
    left join touchpoints t on t.touch_id = c.touch_id
    where c.may_be_attempt or coalesce(t.outcome = 'answered', false)
    union all
    select 'lead' as card, l.lead_id as card_id, l.first_attempt_at as touched_at
    from leads l
    cross join run r
    where l.first_attempt_at <= r.as_of
),

contacted as (
    select card, card_id, max(touched_at) as last_contact_at
    from contacts
    group by card, card_id
),

signals as (
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
            when t.direction <> 'in' or t.direction is null then 2
            when coalesce(t.kind, 'call') in ('call', 'chat', 'email', 'form', 'message') then 1
            else 2
        end as rank
    from card_signals s
    join touchpoints t on t.touch_id = s.touch_id
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
    left join contacted c on c.card = o.card and c.card_id = o.card_id
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
    left join contacted c on c.card = o.card and c.card_id = o.card_id
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
    cast(null as varchar) as excluded,
    coalesce(o.owner, '(none)') as owner,
    case b.rank when 1 then 'unanswered' when 2 then 'fresh_touch' else 'no_attempt' end as reason,
    b.kind,
    coalesce(b.channel, o.channel) as channel,
    b.content,
    b.touched_on,
    date_diff('day', b.touched_on, r.as_of_on) as days_ago,
    cast(c.last_contact_at as date) as last_contact_on,
    o.stage,
    o.amount,
    o.created_on
from best b
cross join run r
join open_cards o on o.card = b.card and o.card_id = b.card_id
left join contacted c on c.card = o.card and c.card_id = o.card_id
