select
        '{card}' as card,
        c.{card}_id as card_id,
        'card' as origin,
        true as is_ahead,
        c.next_activity_on as due_on,
        {overdue} as is_overdue
    from {every} c
    cross join run r
    where c.next_activity_at is not null
