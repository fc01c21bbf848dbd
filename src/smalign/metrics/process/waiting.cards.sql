-- One row per card created in the period: whether it waited longer than agreed for a person, and that
-- person's attempt after that; whether it was got to at once; and what it came to by one age. What a
-- card waited is told by the moment it was given to somebody, or first attempted if that was before.
-- Of what never came, waiting is counted up to the day of closing, else of the as-of, without that day;
-- its seconds on the clock are longer than any.
with chosen as (
    select f.*
    from fates f
    cross join run r
    cross join waiting_bounds b
    where (f.card = 'lead') = (r.grain <> 'deal')
        and (
            f.created_on is null
            or ((b.first_on is null or f.created_on >= b.first_on)
                and (b.last_on is null or f.created_on <= b.last_on))
        )
),

moments as (
    select
        m.card,
        m.card_id,
        m.assigned_at,
        m.attempt_at,
        w.created_work,
        case when m.is_timed then least(w.assigned_work, w.attempt_work) else w.assigned_work end as given_work,
        w.attempt_work,
        date_diff(
            'second',
            m.created_at,
            case when m.is_timed then least(m.assigned_at, m.attempt_at) else m.assigned_at end
        ) as given_seconds,
        date_diff('second', m.assigned_at, m.attempt_at) as response_seconds,
        m.owner is null and m.assigned_at is null as is_nobodys,
        n.owner is not null and m.assigned_at is not null and m.is_timed as is_logged,
        m.has_time,
        m.is_timed
    from card_moments m
    join card_work w on w.card_id = m.card_id
    left join logged_owners n on n.owner = coalesce(m.owner, '(none)')
),

waits as (
    select
        f.card,
        f.card_id,
        m.assigned_at,
        m.attempt_at,
        m.is_timed,
        case
            when m.assigned_at is not null then m.given_seconds
            when m.is_nobodys then 9007199254740991
        end as assign_seconds,
        case
            when m.is_logged and m.response_seconds >= 0 then m.response_seconds
            when m.is_logged and m.attempt_at is null then 9007199254740991
        end as response_seconds,
        case when m.is_logged then m.response_seconds end as tried_seconds,
        case
            when not m.has_time then null
            when m.assigned_at is not null then m.given_work - m.created_work
            when m.is_nobodys then e.before_seconds - m.created_work
        end as assign_work,
        case
            when m.is_logged and m.attempt_at is not null then m.attempt_work - m.given_work
            when m.is_logged then e.before_seconds - m.given_work
        end as response_work
    from chosen f
    join moments m on m.card = f.card and m.card_id = f.card_id
    left join work_days e on e.day = coalesce(f.closed_on, f.as_of_on)
),

told as (
    select
        w.*,
        case
            when w.assigned_at is null and w.assign_work <= b.wait_seconds then null
            when w.assign_work > b.wait_seconds then 1
            when w.assign_work is not null then 0
        end as is_assigned_late,
        case
            when w.attempt_at is null and w.response_work <= b.attempt_seconds then null
            when w.response_work > b.attempt_seconds then 1
            when w.response_work is not null then 0
        end as is_tried_late
    from waits w
    cross join waiting_bounds b
)

select
    f.card,
    f.card_id,
    f.segment,
    case when f.created_on is null then 'undated' when k.is_left_out then 'copied' end as excluded,
    f.created_on,
    coalesce(l.utm_campaign, d.utm_campaign, l.channel, d.channel, '(none)') as stratum,
    w.is_assigned_late,
    w.is_tried_late,
    w.assign_seconds,
    w.response_seconds,
    case when w.is_assigned_late = 0 and w.assign_seconds <= b.quick_seconds then 1 else 0 end
        as is_assigned_quick,
    case when w.is_tried_late = 0 and w.tried_seconds <= b.quick_seconds then 1 else 0 end
        as is_tried_quick,
    case when w.assigned_at is null then 0 else 1 end as is_assigned,
    case when w.attempt_at is null then 0 else 1 end as is_tried,
    case when w.is_timed then 1 else 0 end as is_timed,
    case when f.age_days >= b.horizon_days then 1 else 0 end as is_old,
    case when f.status = 'won' and f.days <= b.horizon_days then 1 else 0 end as is_won,
    case
        when f.status = 'won' and f.days <= b.horizon_days then 1
        when not coalesce(l.is_qualified, d.is_qualified, false) then 0
        when l.qualified_on is null then 1
        when date_diff('day', f.created_on, l.qualified_on) <= b.horizon_days then 1
        else 0
    end as is_qualified
from chosen f
cross join waiting_bounds b
left join told w on w.card = f.card and w.card_id = f.card_id
left join leads l on f.card = 'lead' and l.lead_id = f.card_id
left join deals d on f.card = 'deal' and d.deal_id = f.card_id
left join copies k on f.card = 'deal' and k.deal_id = f.card_id
