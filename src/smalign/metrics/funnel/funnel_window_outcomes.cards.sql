-- How each card stood when its window was over: what was decided later is open here. A closing of which
-- only the day is known is no earlier than an entry of that day, and whole days from one.
with logged as (
    select m.card, m.pipeline
    from all_stays s
    join members m on m.card_no = s.card_no
    where s.is_dated = 1
    group by m.card, m.pipeline
),

entries as (
    select
        m.card_no,
        m.closed_at,
        case
            when m.order_card = 'lead' and r.lead_closings_whole
                or m.order_card = 'deal' and r.deal_closings_whole
                then date_diff('day', s.entered_on, m.closed_on) * 86400
            else date_diff('second', s.entered_at, m.closed_at)
        end as seconds
    from stays s
    join members m on m.card_no = s.card_no
    cross join run r
    where s.place = 1 and s.is_dated = 1
),

started as (
    select card_no, min(seconds) as seconds
    from entries
    where closed_at is null or seconds >= 0
    group by card_no
)

select
    m.* replace (
        case when s.seconds <= r.window_seconds then m.status else 'open' end as status,
        case when s.seconds <= r.window_seconds then m.loss_reason end as loss_reason
    ),
    case when g.card is null then 0 else 1 end as is_logged,
    case when s.card_no is null then 0 else 1 end as has_started,
    coalesce(c.chain, 0) as chain
from members m
cross join run r
left join started s on s.card_no = m.card_no
left join logged g on g.card = m.card and g.pipeline = m.pipeline
left join chain c on c.card_no = m.card_no
