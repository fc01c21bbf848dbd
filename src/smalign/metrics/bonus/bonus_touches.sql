-- The channels that touched each deal before it was sold, by the first touch of each, inside the
-- lookback; in whole days where touches, or closings, are dated by the day alone.
with timely as (
    select
        t.deal_id,
        t.channel,
        row_number() over (
            partition by t.deal_id order by t.touched_at nulls last, t.touch_id
        ) as place
    from deal_touches t
    cross join journey_rules g
    cross join run r
    where g.lookback_seconds is null
        or case
            when r.touches_whole then date_diff('day', t.touched_on, t.closed_on) * 86400
            else date_diff('second', t.touched_at, t.closed_at)
        end <= g.lookback_seconds
)

select deal_id, channel, min(place) as place
from timely
group by deal_id, channel
