select '{table}' as table_name, f.field, c.card_id, c.segment,
    case c.state when 0 then 'filled' when 1 then 'empty' else 'pseudo' end as state
from (
    select card_id, segment, state_column, state
    from (select {key} as card_id, segment, {states} from {table})
    unpivot (state for state_column in ({states}))
) c
join field_names f on f.table_name = '{table}' and f.state_column = c.state_column
