select
        '{card}' as card,
        c.{card}_id as card_id,
        'task' as origin,
        (t.completed_at is null or t.completed_at > r.as_of) and not {settled} as is_ahead,
        t.due_on,
        {overdue} and {told} as is_overdue
    from {every} c
    join tasks_all t on t.{key} = c.{key}{only}
    cross join run r
    where t.due_at is not null
        and (t.created_at is null or t.created_at <= r.as_of)
