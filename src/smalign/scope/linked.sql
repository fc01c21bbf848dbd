select
    '{card}' as card,
    c.{card}_id as card_id,
    t.touch_id,
    t.touched_at,
    t.touched_on,
    t.actor,
    coalesce(t.direction, 'out') <> 'in' as may_be_attempt,
    coalesce(t.direction = 'out', false) as is_outgoing,
    coalesce(t.direction = 'out' and t.actor_kind = 'human', false) as is_certain{more}
from m_{card}s c
{join}
cross join told_by r
where {which}
    and t.touched_at <= r.as_of
