select {card} as card, c.card_id, n.field, c.value
from (
    select card_id, value_column, value
    from (
        select {key} as card_id,
        {texts}
        from {table}
    )
    unpivot (value for value_column in ({columns}))
) c
join value_names n on n.card = {card} and n.value_column = c.value_column
