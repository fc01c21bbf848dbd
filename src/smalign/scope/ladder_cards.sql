-- Each card with its person, the first rule that names it, and the inquiry it repeats.
create or replace table m_ladder as
with dated as (
    select
        p.person,
        p.place,
        w.card_id,
        w.created_on,
        w.created_at,
        lag(w.created_on) over (
            partition by p.person order by w.created_on, w.created_at, w.card_id
        ) as before_on
    from ladder_persons p
    join ladder_ways w on w.rowid = p.place
    where w.created_on is not null
),
timed as (
    select
        place,
        before_on is not null and created_on - before_on > {days} as is_again,
        last_value(case when before_on is null or created_on - before_on > {days} then card_id end
            ignore nulls
        ) over (partition by person order by created_on, created_at, card_id) as first_id
    from dated
)
select
    w.card_id,
    p.person as person_id,
    p.person is null
        and w.contact is null
        and (w.email is null or w.email in (select key from ladder_nobody where way = 2))
        and (w.phone is null or w.phone in (select key from ladder_nobody where way = 3))
        as is_keyless,
    coalesce(w.email in (select key from ladder_nobody where way = 2), false)
        or coalesce(w.phone in (select key from ladder_nobody where way = 3), false)
        as is_crowded,
    w.rule,
    l.kind as reason,
    coalesce(w.duplicate_of, nullif(r.first_id, w.card_id)) as duplicate_of,
    coalesce(w.is_repeat, false) or coalesce(r.is_again, false) as is_repeat
from ladder_ways w
left join ladder_persons p on p.place = w.rowid
left join timed r on r.place = w.rowid
left join ladder_rules l on l.place = w.rule
