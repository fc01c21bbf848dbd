-- Touches a contact could have followed, and those it did follow, by kind; and all together, where a
-- day of a card is one touch whatever its kinds.
with days as (
    select
        card,
        card_id,
        touched_on,
        excluded,
        max(is_used) as is_used
    from pretext_cards
    group by card, card_id, touched_on, excluded
)

select
    0 as is_total,
    kind,
    excluded,
    count(*) as touches,
    sum(is_used) as used,
    (select count(*) from pretext_contacts where is_logged) as contacts
from pretext_cards
group by kind, excluded
union all
select
    1 as is_total,
    '' as kind,
    excluded,
    count(*) as touches,
    sum(is_used) as used,
    (select count(*) from pretext_contacts where is_logged) as contacts
from days
group by excluded
