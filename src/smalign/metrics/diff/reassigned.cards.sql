-- A row a card in scope of either export with whose it was and whose it is.
select card, card_id, coalesce(segment, old_segment) as segment,
    old_owner, owner, pipeline, stage, status, amount, was_in, is_in,
    case when status = 'open' then 1 else 0 end as is_open,
    case
        when not_comparable is not null then not_comparable
        when is_there = 0 then 'only_in_old'
        when was_there = 0 then 'only_in_new'
        when old_owner = owner then 'same_owner'
    end as excluded
from pairs
where was_in + is_in > 0
