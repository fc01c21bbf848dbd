-- One row per card created in the period: how many new ones its owner got on the working day it fell to
-- him, how long it waited for him, and what became of it. The load is that of all cards, whatever the
-- conditions. Due are cards of people whose log can be believed, attempted or with an hour of work for it.
-- is_counted: as old as the horizon; is_hit: won by that age.
with given as (
    select
        m.card_id,
        m.owner,
        m.is_timed,
        case
            when g.length_seconds > 0 and (
                not m.has_time
                or date_diff(
                    'second', cast(g.day as timestamp), coalesce(m.assigned_local, m.created_local)
                ) - g.open_seconds < g.length_seconds
            ) then g.day
            else g.next_day
        end as given_on,
        case when m.assigned_local is null then k.created_work else k.assigned_work end
            as given_work,
        k.attempt_work,
        k.as_of_work
    from card_moments m
    left join work_days g on g.day = cast(coalesce(m.assigned_local, m.created_local) as date)
    join card_work k on k.card_id = m.card_id
    where m.owner is not null
),

loads as (
    select owner, given_on, count(*) as day_cards
    from given
    where given_on is not null
    group by owner, given_on
)

select
    s.card,
    s.card_id,
    s.segment,
    case
        when s.created_on is null then 'undated'
        when g.given_on is null then 'without_day'
    end as excluded,
    s.created_on,
    g.owner,
    g.given_on,
    l.day_cards,
    case
        when n.owner is null or not g.is_timed then 0
        when g.attempt_work is not null or g.as_of_work - g.given_work >= 3600 then 1
        else 0
    end as is_due,
    case
        when n.owner is not null and g.is_timed and g.attempt_work is not null -- greatest() would pass over a null
            then greatest(0, g.attempt_work - g.given_work)
    end as response_work_seconds,
    case
        when f.age_days < h.horizon_days or h.horizon_days is null then 0
        when f.status = 'won' and f.days is null then 0
        when k.is_left_out then 0
        else 1
    end as is_counted,
    case when f.status = 'won' and f.days <= h.horizon_days then 1 else 0 end as is_hit
from grain_cards s
cross join run r
left join given g on g.card_id = s.card_id
left join loads l on l.owner = g.owner and l.given_on = g.given_on
left join logged_owners n on n.owner = g.owner
left join fates f on f.card = s.card and f.card_id = s.card_id
left join horizons h on h.card = s.card
left join copies k on s.card = 'deal' and k.deal_id = s.card_id
where not r.has_period
    or s.created_on is null
    or s.created_on between r.since and r.until
