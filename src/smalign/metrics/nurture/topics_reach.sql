-- How many cards were sent anything that names the reason: each card once, whatever named it.
with reached as (
    select distinct n.reason, t.card, t.card_id
    from named_contents n
    join sent_to_cards t on t.segment = n.segment
)

select reason, count(*) as cards
from reached
group by reason
