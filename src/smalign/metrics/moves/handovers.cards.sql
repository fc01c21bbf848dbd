-- One row per stretch of time a card was one person's: from whom it came, whose hand gave it, whether the
-- person had had it before, and when sales first contacted the customer after that, before it went on.
-- A contact that is dated by the day alone is of whoever has the card at the end of that day.
-- What was given away in bulk is told of all cards, whichever of them are asked for.
with everyone as (
    select 'lead' as card, lead_id as card_id, segment
    from leads
    union all
    select 'deal' as card, deal_id as card_id, segment
    from deals
),

known as (
    select
        l.card,
        l.card_id,
        l.owner,
        l.previous_owner,
        l.changed_by,
        l.actor_kind,
        l.since_at,
        l.since_on,
        l.place,
        l.has_time,
        date_diff('minute', cast('1970-01-01 00:00:00' as timestamp), l.since_at) as minute_no,
        lag(l.owner) over (partition by l.card, l.card_id order by l.since_at, l.place, l.owner) as owner_before
    from owner_log l
    where l.since_at is not null
),

changed as (
    select
        k.*,
        coalesce(k.owner_before, k.previous_owner) as giver
    from known k
    where k.owner_before is null or k.owner_before <> k.owner
),

followed as (
    select
        c.*,
        lead(c.since_at) over (partition by c.card, c.card_id order by c.since_at, c.place, c.owner) as until_at,
        lead(c.since_on) over (partition by c.card, c.card_id order by c.since_at, c.place, c.owner) as until_on,
        row_number() over (partition by c.card, c.card_id order by c.since_at, c.place, c.owner) as nth,
        row_number() over (partition by c.card, c.card_id, c.owner order by c.since_at, c.place, c.owner)
            as times,
        min(case when c.owner_before is null then c.previous_owner end) over (
            partition by c.card, c.card_id
        ) as first_owner
    from changed c
),

together as (
    select changed_by, minute_no
    from followed
    where changed_by is not null and giver is not null and has_time
    group by changed_by, minute_no
    having count(distinct card || ' ' || card_id) >= 10
),

first_contacts as (
    select f.card, f.card_id, f.nth, min(c.contact_at) as contact_at
    from followed f
    join sales_contacts c
        on c.card = f.card
        and c.card_id = f.card_id
    cross join run r
    where case when r.contacts_whole then c.contact_on >= f.since_on else c.contact_at >= f.since_at end
        and (
            f.until_at is null
            or case when r.contacts_whole then c.contact_on < f.until_on else c.contact_at < f.until_at end
        )
    group by f.card, f.card_id, f.nth
)

select
    f.card,
    f.card_id,
    e.segment,
    f.giver,
    f.owner,
    f.since_at,
    f.since_on,
    case when f.giver is not null and f.giver <> f.owner then 1 else 0 end as is_handover,
    case
        when f.giver is not null and f.giver <> f.owner and (f.times > 1 or f.first_owner = f.owner) then 1
        else 0
    end as is_returned,
    case
        when f.actor_kind in ('robot', 'import', 'bulk') then f.actor_kind
        when t.changed_by is not null then 'bulk'
        when f.actor_kind = 'human' then 'human'
        else 'unknown'
    end as actor,
    c.contact_at,
    case when f.has_time and not r.contacts_whole then date_diff('second', f.since_at, c.contact_at) end
        as contact_seconds,
    date_diff('second', f.since_at, f.until_at) as held_seconds,
    f.nth
from followed f
join everyone e on e.card = f.card and e.card_id = f.card_id
cross join run r
left join together t on t.changed_by = f.changed_by and t.minute_no = f.minute_no and f.giver is not null
left join first_contacts c on c.card = f.card and c.card_id = f.card_id and c.nth = f.nth
