-- A row a card in scope of either export and field that was filled, emptied or changed, of the fields
-- both exports have.
select p.card, p.card_id, coalesce(p.segment, p.old_segment) as segment, e.field, e.change
from (
    select coalesce(n.card, o.card) as card, coalesce(n.card_id, o.card_id) as card_id,
        coalesce(n.field, o.field) as field,
        case when o.field is null then 'filled' when n.field is null then 'emptied' else 'changed' end
            as change
    from old_contents o
    full join new_contents n on n.card = o.card and n.card_id = o.card_id and n.field = o.field
    where o.value is distinct from n.value
) e
join common_fields f on f.card = e.card and f.field = e.field
join pairs p on p.card = e.card and p.card_id = e.card_id
where p.was_there = 1 and p.is_there = 1 and p.was_in + p.is_in > 0
