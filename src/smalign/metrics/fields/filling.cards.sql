-- One row per card created in the period and field the log knows: whether it has a value and when it
-- first got one. In the minute of its creation or of a move, together with nine other cards at least,
-- or later by itself; before_log: it has a value, and the log begins after the card. A minute is sixty
-- seconds either way; in bulk is the same minute of the clock and the same person. A history made of
-- several exports begins with the first of them and knows the days of exports alone: no month's end.
with fields as (
    select distinct table_name, field, is_shown
    from logged_fields
    where table_name is not null and logged is not null
),

cards as (
    select 'leads' as table_name, lead_id as card_id, created_at
    from leads
    union all
    select 'deals' as table_name, deal_id as card_id, created_at
    from deals
),

filled as (
    select
        *,
        row_number() over (
            partition by table_name, field, card_id order by changed_at, value
        ) as nth
    from field_changes
    where value is not null
),

starts as (
    select c.table_name, c.field, coalesce(min(r.fields_seen_from), min(c.changed_at)) as starts_at
    from field_changes c
    cross join run r
    group by c.table_name, c.field
),

crowds as (
    select
        table_name,
        field,
        coalesce(changed_by, '') as changed_by,
        substr(cast(changed_at as varchar), 1, 16) as minute
    from field_changes
    where value is not null and has_time
    group by
        table_name, field, coalesce(changed_by, ''), substr(cast(changed_at as varchar), 1, 16)
    having count(distinct card_id) >= 10
),

entered as (
    select f.table_name, f.field, f.card_id, max(s.entered_at) as entered_at
    from filled f
    join stage_log s
        on case s.card when 'lead' then 'leads' else 'deals' end = f.table_name
        and s.card_id = f.card_id
    where f.nth = 1 and date_diff('second', f.changed_at, s.entered_at) <= 60
    group by f.table_name, f.field, f.card_id
),

told as (
    select
        c.table_name,
        c.card_id,
        c.segment,
        c.field,
        c.created_on,
        c.state,
        f.card_id is not null and f.previous is null as is_told,
        case when k.is_shown then f.value end as value,
        f.changed_on,
        f.changed_by,
        f.has_time,
        case
            when f.previous is not null then 'before_log'
            when f.card_id is null and c.state <> 'filled' then 'empty'
            when f.card_id is null and t.created_at >= l.starts_at then 'creation'
            when f.card_id is null then 'before_log'
            when r.days_whole or not f.has_time
                then case when f.changed_on <= c.created_on then 'creation' end
            when date_diff('second', t.created_at, f.changed_at) <= 60 then 'creation'
        end as at_first,
        case
            when f.has_time and not r.stays_whole
                then date_diff('second', e.entered_at, f.changed_at)
        end as seconds_in_stage,
        b.minute is not null as is_crowd
    from cells c
    join fields k on k.table_name = c.table_name and k.field = c.field
    join cards t on t.table_name = c.table_name and t.card_id = c.card_id
    cross join run r
    left join starts l on l.table_name = c.table_name and l.field = c.field
    left join filled f
        on f.nth = 1
        and f.table_name = c.table_name and f.field = c.field and f.card_id = c.card_id
    left join entered e
        on e.table_name = c.table_name and e.field = c.field and e.card_id = c.card_id
    left join crowds b
        on b.table_name = f.table_name
        and b.field = f.field
        and b.changed_by = coalesce(f.changed_by, '')
        and b.minute = substr(cast(f.changed_at as varchar), 1, 16)
    where not r.has_period
        or c.created_on is null
        or c.created_on between r.since and r.until
)

select
    table_name,
    card_id,
    segment,
    field,
    case when r.has_period and created_on is null then 'undated' end as excluded,
    created_on,
    coalesce(
        at_first,
        case when is_crowd then 'bulk' when seconds_in_stage <= 60 then 'move' else 'later' end
    ) as filled_when,
    case when is_told then changed_on end as filled_on,
    case when is_told then changed_by end as filled_by,
    case
        when r.fields_seen_from is not null then null
        when is_told and at_first is null and month(changed_on + 2) <> month(changed_on) then 1
        else 0
    end as is_month_end,
    case
        when is_told and at_first is null and seconds_in_stage is not null
            then greatest(seconds_in_stage, 0)
    end as seconds_in_stage,
    case when has_time then 1 else 0 end as has_time,
    value
from told
cross join run r
