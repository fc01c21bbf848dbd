-- Entries of cards, the cards, and the entries of which nobody knows who made them.
select
    count(*) as entries,
    count(distinct e.card_no) as cards,
    sum(case when e.person is null then 1 else 0 end) as unknown
from entries e
cross join run r
where not r.has_period or e.entered_on between r.since and r.until
