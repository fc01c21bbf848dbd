-- When each card was made, given to somebody and first answered, by the as-of: in UTC, and as the
-- clocks of the company show it. What is dated before the card was made is no answer to it. All cards,
-- whatever the conditions: whose log can be believed does not change with the cards somebody looks at.
create or replace table card_moments as
with first_touches as (
    select
        t.card_id,
        min(t.touched_at) as touched_at,
        count(case when c.closed_at is null or t.touched_at <= c.closed_at then 1 end) as attempts
    from card_contacts t
    join {every} c on c.{card}_id = t.card_id and t.touched_at >= c.created_at
    where t.card = '{card}' and t.may_be_attempt
    group by t.card_id
),

kept as (
    select count(*) > 0 as is_kept from first_touches
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
        least(
            case when {noted} >= c.created_at and {noted} <= r.as_of then {noted} end,
            f.touched_at
        ) as attempt_at,
        case when k.is_kept then coalesce(f.attempts, 0) end as attempts
    from {every} c
    cross join told_by r
    cross join kept k
    left join first_touches f on f.card_id = c.{card}_id
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
    m.created_at,
    m.assigned_at,
    m.attempt_at,
    m.closed_at,
    case when m.attempts = 0 and m.attempt_at is not null then 1 else m.attempts end as attempts,
    {created} as created_local,
    {assigned} as assigned_local,
    {attempt} as attempt_local
from moments m
cross join clocks w
