-- How many seconds were worked before a card was made, given to somebody and first answered; what lies
-- between two of these is their difference; as_of_work: worked before the as-of. A moment outside working
-- hours counts as the next opening.
create or replace table card_work as
select
    m.card_id,
    c.before_seconds
    + greatest(0, least(
        date_diff('second', cast(c.day as timestamp), m.created_local) - c.open_seconds,
        c.length_seconds
    )) as created_work,
    a.before_seconds
    + greatest(0, least(
        date_diff('second', cast(a.day as timestamp), m.assigned_local) - a.open_seconds,
        a.length_seconds
    )) as assigned_work,
    t.before_seconds
    + greatest(0, least(
        date_diff('second', cast(t.day as timestamp), m.attempt_local) - t.open_seconds,
        t.length_seconds
    )) as attempt_work,
    n.before_seconds
    + greatest(0, least(
        date_diff('second', cast(n.day as timestamp), {as_of}) - n.open_seconds,
        n.length_seconds
    )) as as_of_work
from card_moments m
cross join told_by r
left join work_days c on c.day = cast(m.created_local as date)
left join work_days a on a.day = cast(m.assigned_local as date)
left join work_days t on t.day = cast(m.attempt_local as date)
left join work_days n on n.day = r.as_of_on
