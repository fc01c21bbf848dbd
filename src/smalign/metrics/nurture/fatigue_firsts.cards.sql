-- The first five days on which each card was sent anything, numbered; what came the same day is one.
with days as (
    select card, card_id, touched_on, count(*) as touches
    from sent_to_cards
    group by card, card_id, touched_on
),

numbered as (
    select
        d.*,
        row_number() over (partition by d.card, d.card_id order by d.touched_on, d.card_id) as nth
    from days d
)

select
    0 as is_total,
    cast(n.nth as varchar) as segment,
    n.card,
    n.card_id,
    n.touched_on,
    n.touches
from numbered n
cross join run r
where n.nth <= 5 and (not r.has_period or n.touched_on between r.since and r.until)
