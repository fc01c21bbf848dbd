-- What the two exports have in common, by kind of card.
select card, sum(was_there) as old_cards, sum(is_there) as new_cards,
    sum(was_there * is_there) as common, sum(1 - is_there) as gone,
    sum(case when was_there = 1 and is_in > was_in then 1 else 0 end) as entered,
    sum(case when is_there = 1 and was_in > is_in then 1 else 0 end) as left_scope,
    sum(case when old_status <> 'open' then 1 else 0 end) as old_closed,
    sum(case when status <> 'open' then 1 else 0 end) as new_closed,
    sum(case when old_status = 'open' and old_exported is null then 1 else 0 end) as old_unpriced,
    sum(case when status = 'open' and exported_amount is null then 1 else 0 end) as new_unpriced
from pairs
where not_comparable is null
group by card
