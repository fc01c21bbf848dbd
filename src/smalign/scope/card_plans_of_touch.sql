select
        '{card}' as card,
        c.{card}_id as card_id,
        'activity' as origin,
        true as is_ahead,
        t.due_on,
        {overdue} as is_overdue
    from {every} c
    join m_touchpoints t on t.{key} = c.{key}{only}
    cross join run r
    where t.due_at is not null and t.touched_at is null
