select '{table}' as table_name, f.field, c.card_id, c.segment, c.created_on, c.value
from (
    select card_id, segment, created_on, value_column, value
    from (
        select {key} as card_id, segment, created_on,
        {texts}
        from {table}
    )
    unpivot (value for value_column in ({columns}))
) c
join filled_names f on f.table_name = '{table}' and f.value_column = c.value_column
