-- The cards with the places of the steps they are known to have been in, "1 3".
with seen as (
    select p.card_no, string_agg(cast(v.place as varchar), ' ' order by v.place) as seen
    from placed p
    join visits v on v.card_no = p.card_no
    group by p.card_no
)

select p.*, s.seen
from placed p
left join seen s on s.card_no = p.card_no
