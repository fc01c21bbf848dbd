-- One row per card created in the period: in which hour of which weekday it came, on the clocks of the
-- company, whether anybody worked then, how long it waited and what became of it. Recorded are the cards
-- of people whose log of attempts can be believed.
with clocked as (
    select
        m.card_id,
        c.weekday,
        date_diff('second', cast(c.day as timestamp), m.created_local) - c.open_seconds
            as after_opening,
        c.length_seconds
    from card_moments m
    left join work_days c on c.day = cast(m.created_local as date)
)

select
    s.card,
    s.card_id,
    s.segment,
    case when s.created_on is null then 'undated' end as excluded,
    s.created_on,
    w.weekday,
    case when m.has_time then extract(hour from m.created_local) end as hour,
    case
        when not m.has_time and w.length_seconds > 0 then null
        when w.after_opening >= 0 and w.after_opening < w.length_seconds then 0
        else 1
    end as outside,
    case when m.is_gained then 1 else 0 end as gained,
    case when m.is_timed and n.owner is not null
        then date_diff('second', m.created_at, m.attempt_at)
    end as speed_seconds,
    case when m.is_timed and n.owner is not null then k.attempt_work - k.created_work end
        as speed_work_seconds
from grain_cards s
cross join run r
join card_moments m on m.card = s.card and m.card_id = s.card_id
join clocked w on w.card_id = s.card_id
join card_work k on k.card_id = s.card_id
left join logged_owners n on n.owner = coalesce(m.owner, '(none)')
where not r.has_period
    or s.created_on is null
    or s.created_on between r.since and r.until
