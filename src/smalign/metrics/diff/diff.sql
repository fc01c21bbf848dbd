-- The bridge, a row a step: how many cards it is about, and what it adds to the open pipeline; a card
-- without an amount adds none. priced: how many have one.
with steps as (
    select card, old_segment as place, 'opening' as step, 1 as cards, 1 as open_cards,
        old_amount as open_amount
    from bridged where opening = 1 and excluded is null
    union all
    select card, segment, 'created', 1, 1, amount
    from bridged where created = 1 and excluded is null
    union all
    select card, segment, 'appeared', 1, 1, amount
    from bridged where appeared = 1 and excluded is null
    union all
    select card, segment, 'reopened', 1, 1, old_amount
    from bridged where reopened = 1 and excluded is null
    union all
    select card, segment, 'entered', 1, 1, old_amount
    from bridged where entered = 1 and excluded is null
    union all
    select card, segment, 'moved_in', 1, 1, old_amount
    from bridged where moved = 1 and excluded is null
    union all
    select card, segment, 'raised', 1, 0, gain
    from bridged where raised = 1 and excluded is null
    union all
    select card, segment, 'lowered', 1, 0, gain
    from bridged where lowered = 1 and excluded is null
    union all
    select card, segment, 'revalued', 1, 0, gain
    from bridged where revalued = 1 and excluded is null
    union all
    select card, segment, 'won', 1, -1, -amount
    from bridged where won = 1 and excluded is null
    union all
    select card, segment, 'lost', 1, -1, -amount
    from bridged where lost = 1 and excluded is null
    union all
    select card, old_segment, 'vanished', 1, -1, -old_amount
    from bridged where vanished = 1 and excluded is null
    union all
    select card, old_segment, 'moved_out', 1, -1, -old_amount
    from bridged where moved = 1 and excluded is null
    union all
    select card, old_segment, 'left', 1, -1, -old_amount
    from bridged where left_scope = 1 and excluded is null
    union all
    select card, segment, 'closing', 1, 1, amount
    from bridged where closing = 1 and excluded is null
)
select card, place, grouping(place) as is_total, step, sum(cards) as cards,
    sum(open_cards) as open_cards, coalesce(sum(open_amount), 0) as open_amount, count(open_amount) as priced
from steps
group by grouping sets ((card, place, step), (card, step))
