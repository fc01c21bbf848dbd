-- One row per card created in the period: how long it waited for a person, and how long for that
-- person's first attempt, on the clock and in working time. Recorded are the cards of people whose
-- log of attempts can be believed.
select
    s.card,
    s.card_id,
    s.segment,
    case when s.created_on is null then 'undated' end as excluded,
    s.created_on,
    case when m.owner is null and m.assigned_at is null then 1 else 0 end as is_unassigned,
    case when m.attempt_at is not null then 1 else 0 end as is_attempted,
    case when n.owner is not null then 1 else 0 end as is_recorded,
    case when m.has_time then 1 else 0 end as has_time,
    case when m.is_timed then 1 else 0 end as is_timed,
    case
        when n.owner is null then 0
        when m.attempt_at is not null then 1
        when date_diff('second', m.created_at, r.as_of) >= 3600 then 1
        else 0
    end as is_due,
    date_diff('second', m.created_at, m.assigned_at) as assign_seconds,
    case when n.owner is not null and m.attempt_at >= m.assigned_at
        then date_diff('second', m.assigned_at, m.attempt_at)
    end as response_seconds,
    case when n.owner is not null then date_diff('second', m.created_at, m.attempt_at) end
        as speed_seconds,
    w.assigned_work - w.created_work as assign_work_seconds,
    case when n.owner is not null and m.attempt_at >= m.assigned_at
        then w.attempt_work - w.assigned_work
    end as response_work_seconds,
    case when n.owner is not null then w.attempt_work - w.created_work end as speed_work_seconds
from grain_cards s
cross join run r
join card_moments m on m.card = s.card and m.card_id = s.card_id
join card_work w on w.card_id = s.card_id
left join logged_owners n on n.owner = coalesce(m.owner, '(none)')
where not r.has_period
    or s.created_on is null
    or s.created_on between r.since and r.until
