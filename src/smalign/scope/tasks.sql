create or replace view tasks as
with made as (
    select
        t.task_id,
        t.title,
        coalesce(t.series, s.series, '(none)') as series,
        coalesce(t.side, '(none)') as side,
        coalesce(t.owner, '(none)') as owner,
        t.created_on,
        t.due_at,
        t.due_on,
        case when t.completed_at <= r.as_of then t.completed_at end as completed_at,
        case when t.completed_at <= r.as_of then t.completed_on end as completed_on,
        {done} as is_ticked,
        {cancelled} as is_cancelled,
        {told} as is_told
    from tasks_all t
    cross join run r
    left join task_series s on s.title = t.title
    where t.created_at is null or t.created_at <= r.as_of
)

select
    t.task_id,
    t.title,
    t.series,
    t.side,
    t.owner,
    t.created_on,
    t.due_on,
    t.completed_on,
    t.completed_on is not null or t.is_ticked as is_done,
    t.completed_on is null and t.is_cancelled as is_cancelled,
    coalesce({seconds} > 0, false) as is_late,
    {seconds} as seconds_late,
    coalesce({due}, false) as is_due,
    t.is_told
from made t
cross join run r
