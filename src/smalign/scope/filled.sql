select '{table}' as table_name, f.field, c.card_id, c.segment, c.created_on, c.outcome, c.value
from (
    select card_id, segment, created_on, outcome, value_column, value
    from (
        select {key} as card_id, segment, created_on, {outcome} as outcome,
        {texts}
        from {table}
        cross join run r
        where not r.has_period
            or created_on is null
            or created_on between r.since and r.until
    )
    unpivot (value for value_column in ({columns}))
) c
join filled_names f on f.table_name = '{table}' and f.value_column = c.value_column
where f.field <> 'loss_reason' or c.outcome = 'lost'
