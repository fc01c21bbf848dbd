-- When each card was made, given to somebody and first answered, by the as-of: in UTC, and as the
-- clocks of the company show it. What is dated before the card was made is no answer to it; what is dated
-- by the day alone is not before a card of that day. All cards, whatever the conditions: whose log can be
-- believed does not change with the cards somebody looks at. A contact about the deal of a lead is an
-- attempt to reach it, too; that calls to leads are logged it does not show (has_own), for the lead was a
-- deal by then.
create or replace table card_moments as
with contacts as (
    {contacts}
),

first_touches as (
    select
        t.card_id,
        min(greatest(t.touched_at, c.created_at)) as touched_at,
        max(t.is_own) as is_own,
        sum(case when t.is_own = 1 and (c.closed_at is null or {touched_open}) then 1 else 0 end) as attempts
    from contacts t
    join {every} c on c.{card}_id = t.card_id and {touched_since}
    group by t.card_id
),

kept as (
    select count(*) > 0 as is_kept from first_touches
),

noted as (
    select
        c.{card}_id as card_id,
        greatest({noted}, c.created_at) as noted_at,
        case when c.closed_at is null or {noted_open} then 1 else 0 end as attempts
    from {every} c
    cross join told_by r
    where {noted_since} and {noted} <= r.as_of
),

moments as (
    select
        c.{card}_id as card_id,
        c.owner,
        c.status in ('converted', 'won') as is_gained,
        c.created_at,
        c.closed_at,
        case
            when {knows_assigning} and c.assigned_at >= c.created_at and c.assigned_at <= r.as_of
                then c.assigned_at
        end as assigned_at,
        least(n.noted_at, f.touched_at) as attempt_at,
        n.card_id is not null or coalesce(f.is_own = 1, false) as has_own,
        case when k.is_kept then greatest(coalesce(f.attempts, 0), coalesce(n.attempts, 0)) end as attempts
    from {every} c
    cross join told_by r
    cross join kept k
    left join first_touches f on f.card_id = c.{card}_id
    left join noted n on n.card_id = c.{card}_id
),

-- where every card was made in the first hour of a day, days are known: some exports write minutes that
-- mean nothing behind the midnight
clocks as (
    select coalesce(bool_or(cast({created} as time) >= time '01:00:00'), false) as is_clocked
    from moments m
)

select
    '{card}' as card,
    m.card_id,
    m.owner,
    m.is_gained,
    {has_time} and w.is_clocked as has_time,
    {has_time} and w.is_clocked and {is_timed} as is_timed,
    m.created_at,
    m.assigned_at,
    m.attempt_at,
    m.has_own,
    m.closed_at,
    m.attempts,
    {created} as created_local,
    {assigned} as assigned_local,
    {attempt} as attempt_local
from moments m
cross join clocks w
