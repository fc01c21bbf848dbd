-- One row per record of the log and per card of its days: whether the other side has it, too. A record
-- is matched by a card of its person made within so many minutes, before or after; where either side has
-- days alone, on the same day. Otherwise it may belong to an earlier card of the person, or to one made later.
with records as (
    select p.touch_id, p.kind, p.channel, p.touched_at, p.touched_on, p.is_day, p.email, p.phone
    from person_records p
    cross join run r
    where p.touched_on is not null
        and p.touched_on between r.since and r.until
        and not coalesce(p.is_outgoing, false)
),

keyed as (
    select touch_id, touched_at, touched_on, is_day, kind, 'phone' as way, phone as person
    from records
    where phone is not null
    union all
    select touch_id, touched_at, touched_on, is_day, kind, 'email' as way, email as person
    from records
    where email is not null
),

meetings as (
    select
        k.touch_id,
        k.touched_at,
        k.kind,
        c.card,
        c.card_id,
        case
            when k.is_day or c.is_day then date_diff('day', k.touched_on, c.created_on) * 86400
            else date_diff('second', k.touched_at, c.created_at)
        end as seconds,
        case when k.is_day or c.is_day then 0 else r.window_seconds end as within_seconds
    from keyed k
    cross join run r
    join card_persons c on c.way = k.way and c.person = k.person
    where c.created_at is not null
),

met as (
    select
        touch_id,
        touched_at,
        max(case when abs(seconds) <= within_seconds then 1 else 0 end) as is_matched,
        max(case when seconds < -within_seconds then 1 else 0 end) as is_earlier
    from meetings
    group by touch_id, touched_at
),

met_cards as (
    select distinct card, card_id
    from meetings
    where abs(seconds) <= within_seconds
),

span as (
    select min(touched_on) as first_on, max(touched_on) as last_on
    from records
),

inquiries as (
    select c.card, c.card_id, c.created_on, c.created_how, c.channel, count(c.person) as ways
    from card_persons c
    cross join run r
    where c.card = case when r.grain = 'deal' then 'deal' else 'lead' end
    group by c.card, c.card_id, c.created_on, c.created_how, c.channel
)

select
    'touch' as card,
    r.touch_id as card_id,
    '' as segment,
    'log' as side,
    r.kind,
    r.channel,
    r.touched_on as happened_on,
    case
        when r.phone is null and r.email is null then 'without_key'
        when m.touch_id is null then 'missing'
        when m.is_matched = 1 then 'matched'
        when m.is_earlier = 1 then 'earlier'
        else 'later'
    end as state
from records r
left join met m on m.touch_id = r.touch_id and m.touched_at = r.touched_at
union all
select
    i.card,
    i.card_id,
    '' as segment,
    'crm' as side,
    i.created_how as kind,
    i.channel,
    i.created_on as happened_on,
    case
        when i.ways = 0 then 'without_key'
        when m.card_id is null then 'missing'
        else 'matched'
    end as state
from inquiries i
cross join run r
join span s on i.created_on between s.first_on and s.last_on
left join met_cards m on m.card = i.card and m.card_id = i.card_id
where i.created_on between r.since and r.until
    and (
        i.created_how = '(none)'
        or i.created_how in (select kind from records)
        or (i.created_how in ('call', 'form', 'chat') and '(none)' in (select kind from records))
    )
