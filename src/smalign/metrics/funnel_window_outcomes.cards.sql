-- How each card stood when its window was over: what was decided later is open here.
with logged as (
    select m.card, m.pipeline
    from all_stays s
    join members m on m.card_no = s.card_no
    where s.is_dated = 1
    group by m.card, m.pipeline
),

started as (
    select s.card_no, max(s.entered_at) as started_at
    from stays s
    join members m on m.card_no = s.card_no
    where s.place = 1 and s.is_dated = 1
        and (m.closed_at is null or s.entered_at <= m.closed_at)
    group by s.card_no
)

select
    m.* replace (
        case
            when date_diff('second', s.started_at, m.closed_at) <= r.window_seconds then m.status
            else 'open'
        end as status,
        case
            when date_diff('second', s.started_at, m.closed_at) <= r.window_seconds
                then m.loss_reason
        end as loss_reason
    ),
    case when g.card is null then 0 else 1 end as is_logged,
    case when s.card_no is null then 0 else 1 end as has_started,
    coalesce(c.chain, 0) as chain
from members m
cross join run r
left join started s on s.card_no = m.card_no
left join logged g on g.card = m.card and g.pipeline = m.pipeline
left join chain c on c.card_no = m.card_no
