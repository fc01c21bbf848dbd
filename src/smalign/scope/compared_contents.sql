select f.card, c.card_id, f.field, c.value
from (
    select card_id, value_column, value
    from (select {key} as card_id, {texts} from m_{table})
    unpivot (value for value_column in ({columns}))
) c
join content_names f on f.card = '{card}' and f.value_column = c.value_column
