-- Entries of cards, the cards, the entries of which somebody is told to have made them, and the moves from
-- one stage to the next, with those of which the mover or the mover before is not told.
select
    count(*) as entries,
    count(distinct e.card_no) as cards,
    count(e.person) as told,
    count(e.from_stage) as moves,
    sum(case when e.from_stage is not null and (e.person is null or e.from_person is null) then 1 else 0 end)
        as unknown
from entries e
cross join run r
where not r.has_period or e.entered_on between r.since and r.until
