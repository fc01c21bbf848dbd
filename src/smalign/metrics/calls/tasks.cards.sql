-- One row per task due in the period: whether it was done, in time, late, or is missed, and how many
-- cards had a field of its series changed between its making and the day after it was done. A task
-- without a due day, or done on a day nobody says, can be neither in time nor late; where the export
-- does not say which are done, nothing is said of any.
with changed as (
    select t.task_id, count(distinct f.card_id) as changed_cards
    from tasks t
    join task_fields k on k.series = t.series
    join field_log f on f.field = k.field
    where f.changed_on between coalesce(t.created_on, t.due_on) and t.completed_on + 1
    group by t.task_id
),

kept as (
    select series, count(*) as fields
    from task_fields
    group by series
)

select
    'task' as card,
    t.task_id as card_id,
    '' as segment,
    case
        when t.due_on is null then 'task_without_due'
        when t.is_cancelled then 'task_cancelled'
    end as excluded,
    t.series,
    t.side,
    t.owner,
    t.title,
    t.created_on,
    t.due_on,
    t.completed_on,
    case
        when t.due_on is null or not t.is_told then null
        when not t.is_done and t.is_due then 'missed'
        when not t.is_done then 'pending'
        when t.completed_on is null then 'undated'
        when t.is_late then 'late'
        else 'on_time'
    end as state,
    case when t.is_late then t.seconds_late end as seconds_late,
    case when k.fields is not null and t.completed_on is not null then coalesce(c.changed_cards, 0) end
        as changed_cards
from tasks t
cross join run r
left join changed c on c.task_id = t.task_id
left join kept k on k.series = t.series
where not r.has_period
    or t.due_on is null
    or t.due_on between r.since and r.until
