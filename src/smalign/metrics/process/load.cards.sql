-- One row per card created in the period: the working day it fell to its owner, who has it after hours or
-- on a day off on the next one, and how often somebody tried to reach the person. Attempts are known of
-- people whose log of them can be believed; settled are cards that are closed or a week old.
with given as (
    select
        m.card_id,
        case
            when g.length_seconds > 0 and (
                not m.has_time
                or date_diff(
                    'second', cast(g.day as timestamp), coalesce(m.assigned_local, m.created_local)
                ) - g.open_seconds < g.length_seconds
            ) then g.day
            else g.next_day
        end as given_on
    from card_moments m
    left join work_days g on g.day = cast(coalesce(m.assigned_local, m.created_local) as date)
)

select
    s.card,
    s.card_id,
    s.segment,
    case when s.created_on is null then 'undated' end as excluded,
    s.created_on,
    g.given_on,
    case when n.owner is not null then m.attempts end as attempts,
    case
        when m.closed_at is not null then 1
        when date_diff('second', m.created_at, r.as_of) >= 604800 then 1
        else 0
    end as settled
from grain_cards s
cross join run r
join card_moments m on m.card = s.card and m.card_id = s.card_id
join given g on g.card_id = s.card_id
left join logged_owners n on n.owner = coalesce(m.owner, '(none)')
where not r.has_period
    or s.created_on is null
    or s.created_on between r.since and r.until
