-- How often sales tried to reach the person of a lost card, up to the day of the loss. Recorded are
-- the cards made and lost between the ends of the log of touches, of people whose log can be believed:
-- of the cards they brought on, which somebody must have talked about, four in five at least have a
-- touch. And, as no attempt or one at least, the cards of people with a first attempt on any lead. A
-- lead that was disqualified before it had a deal is lost at an earlier as-of; brought on later, or tried
-- first later, is nothing yet.
create or replace table counted_attempts as
with tracked as (
    select
        'lead' as card,
        lead_id as card_id,
        coalesce(owner, '(none)') as owner,
        created_on,
        closed_on,
        status = 'disqualified' or coalesce(status_alone = 'disqualified', false) as is_lost,
        status = 'converted'
        and (closed_at is null or closed_at <= r.as_of)
        and (
            deal_created_at is null or deal_created_at <= r.as_of
            or coalesce(status_alone = 'converted' and closed_at is not null, false)
        ) as is_gained,
        case when first_attempt_at <= r.as_of then first_attempt_on end as first_attempt_on
    from m_leads
    cross join told_by r
    union all
    select
        'deal' as card,
        deal_id as card_id,
        coalesce(owner, '(none)') as owner,
        created_on,
        closed_on,
        status = 'lost' as is_lost,
        status = 'won' and (closed_at is null or closed_at <= r.as_of) as is_gained,
        cast(null as date) as first_attempt_on
    from m_deals
    cross join told_by r
),

logged as (
    select t.card, t.owner, min(a.touched_on) as since_on, max(a.touched_on) as until_on
    from tracked t
    join card_contacts a on a.card = t.card and a.card_id = t.card_id
    group by t.card, t.owner
),

log_span as (
    select min(since_on) as since_on, max(until_on) as until_on
    from logged
),

gained as (
    select
        t.card,
        t.owner,
        count(*) as brought,
        sum(case when a.card_id is null then 0 else 1 end) as talked_to
    from tracked t
    join log_span s on t.created_on between s.since_on and s.until_on
    left join (select distinct card, card_id from card_contacts) a
        on a.card = t.card and a.card_id = t.card_id
    where t.is_gained
    group by t.card, t.owner
),

gained_by_all as (
    select card, sum(brought) as brought, sum(talked_to) as talked_to
    from gained
    group by card
),

first_noted as (
    select distinct card, owner
    from tracked
    where first_attempt_on is not null
),

people as (
    select distinct owner as person from tracked where owner <> '(none)'
),

-- what went out by the name of an owner is an attempt, also where nothing says that a human did it
tried as (
    select
        t.card,
        t.card_id,
        count(*) as most,
        sum(
            case when a.is_certain or a.is_outgoing and p.person is not null then 1 else 0 end
        ) as least
    from tracked t
    join card_contacts a on a.card = t.card and a.card_id = t.card_id
    left join people p on p.person = a.actor
    where t.is_lost and a.may_be_attempt and (t.closed_on is null or a.touched_on <= t.closed_on)
    group by t.card, t.card_id
),

-- who talked to the person last before the loss, where it is one of the owners
acted as (
    select
        t.card,
        t.card_id,
        a.actor <> t.owner as is_by_other,
        row_number() over (
            partition by t.card, t.card_id order by a.touched_at desc, a.touch_id desc
        ) as nth
    from tracked t
    join card_contacts a on a.card = t.card and a.card_id = t.card_id
    join people p on p.person = a.actor
    where t.is_lost and (t.closed_on is null or a.touched_on <= t.closed_on)
),

counted as (
    select
        t.card,
        t.card_id,
        b.is_by_other,
        coalesce(n.least, 0) as least,
        coalesce(n.most, 0) as most,
        case
            when t.first_attempt_on is null then 0
            when t.closed_on is null or t.first_attempt_on <= t.closed_on then 1
            else 0
        end as noted,
        l.owner is not null
        and t.created_on >= s.since_on
        and coalesce(t.closed_on, t.created_on) <= s.until_on
        and coalesce(g.talked_to, e.talked_to, 0) * 5 >= coalesce(g.brought, e.brought, 0) * 4 as is_logged,
        f.owner is not null as is_noted
    from tracked t
    left join tried n on n.card = t.card and n.card_id = t.card_id
    left join logged l on l.card = t.card and l.owner = t.owner
    cross join log_span s
    left join gained g on g.card = t.card and g.owner = t.owner
    left join gained_by_all e on e.card = t.card
    left join first_noted f on f.card = t.card and f.owner = t.owner
    left join acted b on b.card = t.card and b.card_id = t.card_id and b.nth = 1
    where t.is_lost
)

select
    card,
    card_id,
    is_by_other,
    coalesce(is_logged, false) or is_noted as is_recorded,
    case when noted > least then noted else least end as least,
    case
        when is_logged then case when noted > most then noted else most end
        when is_noted and noted + most = 0 then 0
    end as most
from counted
