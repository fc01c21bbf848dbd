-- Cards with a touch that is old enough, and those of them that have any contact in the log of sales at all.
with touched as (
    select distinct card, card_id
    from pretext_cards
    where excluded is null
),

contacted as (
    select distinct card, card_id
    from pretext_contacts
    where is_logged
)

select
    count(*) as cards,
    count(c.card_id) as contacted
from touched t
left join contacted c on c.card = t.card and c.card_id = t.card_id
