-- Cards that entered any stage more than once, came back to one, went back, or jumped over one.
with by_card as (
    select
        e.card_no,
        max(case when e.times > 1 then 1 else 0 end) as is_repeated,
        max(case when e.times > 1 and e.kind <> 'again' then 1 else 0 end) as is_returned,
        max(case when e.kind = 'back' then 1 else 0 end) as is_back,
        max(case when e.skipped > 0 then 1 else 0 end) as is_skipping
    from entries e
    cross join run r
    where not r.has_period or e.entered_on between r.since and r.until
    group by e.card_no
)

select
    count(*) as cards,
    sum(is_repeated) as repeated,
    sum(is_returned) as returned,
    sum(is_back) as went_back,
    sum(is_skipping) as skipping
from by_card
