-- When each card was first sent each content in the period (is_total: anything), and how often.
select
    grouping(t.segment) as is_total,
    t.segment,
    t.card,
    t.card_id,
    min(t.touched_on) as touched_on,
    count(*) as touches
from sent_to_cards t
cross join run r
where not r.has_period or t.touched_on between r.since and r.until
group by grouping sets ((t.segment, t.card, t.card_id), (t.card, t.card_id))
