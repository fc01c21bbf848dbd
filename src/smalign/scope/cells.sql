select '{table}' as table_name, f.field, c.card_id, c.segment, c.created_on,
    case c.state when 0 then 'filled' when 1 then 'empty' else 'pseudo' end as state,
    case when c.state > 1 then cast(c.state as integer) - 1 end as token_number,
    case f.field
        when 'loss_reason' then c.status not in ('lost', 'disqualified')
        when 'closed_at' then c.status = 'open'
        else false
    end as is_early
from (
    select card_id, segment, created_on, status, state_column, state
    from (
        select {key} as card_id, segment, created_on, status, {states}
        from {table}
        cross join run r
        where not r.has_period
            or created_on is null
            or created_on between r.since and r.until
    )
    unpivot (state for state_column in ({states}))
) c
join field_names f on f.table_name = '{table}' and f.state_column = c.state_column
