-- What marketing sent by the as-of, to how many cards.
with sent as (
    select segment, touch_id, card, card_id
    from sent_touches
)

select
    segment,
    count(distinct touch_id) as touches,
    count(distinct card || card_id) as cards
from sent
where segment is not null
group by segment
