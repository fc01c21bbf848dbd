-- When each card was made, given to somebody and first answered, by the as-of: in UTC, and as the
-- clocks of the company show it. What is dated before the card was made is no answer to it. All cards,
-- whatever the conditions: whose log can be believed does not change with the cards somebody looks at.
create or replace view card_moments as
with touches as (
    {touches}
),

first_touches as (
    select t.card_id, min(t.touched_at) as touched_at
    from touches t
    join {every} c on c.{card}_id = t.card_id and t.touched_at >= c.created_at
    where t.card = '{card}' and t.may_be_attempt
    group by t.card_id
),

moments as (
    select
        c.{card}_id as card_id,
        c.owner,
        c.status in ('converted', 'won') as is_gained,
        c.created_at,
        case
            when {knows_assigning} and c.assigned_at >= c.created_at and c.assigned_at <= r.as_of
                then c.assigned_at
        end as assigned_at,
        least(
            case when {noted} >= c.created_at and {noted} <= r.as_of then {noted} end,
            f.touched_at
        ) as attempt_at
    from {every} c
    cross join run r
    left join first_touches f on f.card_id = c.{card}_id
)

select
    '{card}' as card,
    m.card_id,
    m.owner,
    m.is_gained,
    {has_time} as has_time,
    m.created_at,
    m.assigned_at,
    m.attempt_at,
    {created} as created_local,
    {assigned} as assigned_local,
    {attempt} as attempt_local
from moments m
