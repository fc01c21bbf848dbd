-- Cards that changed hands more than twice: how often, how often they came back, and by whose hands.
select
    h.card,
    h.card_id,
    h.segment,
    sum(h.is_handover) as received,
    sum(h.is_returned) as returned,
    string_agg(h.owner, ' > ' order by h.nth) as owners
from holdings h
cross join run r
where not r.has_period or h.since_on between r.since and r.until
group by h.card, h.card_id, h.segment
having sum(h.is_handover) > 2
