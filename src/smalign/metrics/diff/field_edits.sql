-- Edits by segment and field; cards: those of both exports, which every share is of.
with compared as (
    select card, coalesce(segment, old_segment) as segment, count(*) as cards
    from pairs
    where was_there = 1 and is_there = 1 and was_in + is_in > 0
    group by card, coalesce(segment, old_segment)
)
select e.card, e.segment, e.field, c.cards,
    sum(case when e.change = 'filled' then 1 else 0 end) as filled,
    sum(case when e.change = 'emptied' then 1 else 0 end) as emptied,
    sum(case when e.change = 'changed' then 1 else 0 end) as rewritten
from edited e
join compared c on c.card = e.card and c.segment = e.segment
group by e.card, e.segment, e.field, c.cards
