-- The channels that touched each deal before it was sold, by the first touch of each, inside the
-- lookback.
with timely as (
    select
        t.deal_id,
        t.channel,
        row_number() over (
            partition by t.deal_id order by t.touched_at nulls last, t.touch_id
        ) as place
    from deal_touches t
    cross join journey_rules g
    where g.lookback_seconds is null
        or date_diff('second', t.touched_at, t.closed_at) <= g.lookback_seconds
)

select deal_id, channel, min(place) as place
from timely
group by deal_id, channel
