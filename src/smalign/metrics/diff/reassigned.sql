-- Cards by whose they were and whose they are. Shares are of cards the conditions hold for in OLD; had:
-- those of both exports that the first one had, gone: those that are the other's.
with had as (
    select card, segment, old_owner, count(*) as had
    from owner_pairs
    where (excluded is null or excluded = 'same_owner') and was_in = 1
    group by card, segment, old_owner
)
select c.card, c.segment, c.old_owner, c.owner, coalesce(h.had, 0) as had, sum(c.was_in) as gone,
    count(*) as cards,
    sum(c.is_open) as open_cards, sum(case when c.is_open = 1 then c.amount end) as open_amount
from owner_pairs c
left join had h on h.card = c.card and h.segment = c.segment and h.old_owner = c.old_owner
where c.excluded is null
group by c.card, c.segment, c.old_owner, c.owner, h.had
