-- One row per card created in the period and stage it entered at a known moment, of several stays the
-- first: how many fields got their first value there, until when the fields the stage requires had
-- theirs, and how long the stay was. What was filled in within 60 seconds of the creation is no work of
-- a stage; the minute before a move belongs to the stage that follows. In the stage where it is closed a
-- card stays: its closing ends no stay.
with cards as (
    select
        'lead' as card,
        'leads' as table_name,
        lead_id as card_id,
        segment,
        created_at,
        created_on
    from leads
    union all
    select 'deal' as card, 'deals' as table_name, deal_id as card_id, segment, created_at, created_on
    from deals
),

stays as (
    select
        card,
        card_id,
        case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
        stage,
        stage_order,
        entered_at,
        entered_on,
        case when outcome <> 'open' and left_at = entered_at then null else left_at end as left_at,
        case when outcome <> 'open' and left_at = entered_at then null else left_on end as left_on,
        row_number() over (
            partition by card, card_id, pipeline, stage order by entered_at, left_at, stage
        ) as nth
    from stage_log
    where entered_at is not null and stage is not null
),

requirements as (
    select table_name, pipeline, stage, min(required_on) as required_on
    from due_fields
    group by table_name, pipeline, stage
),

firsts as (
    select table_name, field, card_id, min(changed_at) as changed_at
    from field_changes
    where value is not null
    group by table_name, field, card_id
    having min(case when previous is null then changed_at end) = min(changed_at)
),

fillings as (
    select
        s.card,
        s.card_id,
        s.pipeline,
        s.stage,
        f.field,
        case when d.field is not null then greatest(date_diff('second', s.entered_at, f.changed_at), 0) end
            as seconds_to_fill,
        case when s.left_at is null or date_diff('second', f.changed_at, s.left_at) > 60 then 1 else 0 end
            as is_here
    from stays s
    join cards c on c.card = s.card and c.card_id = s.card_id
    join firsts f
        on f.table_name = c.table_name
        and f.card_id = c.card_id
        and date_diff('second', s.entered_at, f.changed_at) >= -60
    left join due_fields d
        on d.table_name = f.table_name
        and d.pipeline = s.pipeline
        and d.stage = s.stage
        and d.field = f.field
    where s.nth = 1
        and (c.created_at is null or date_diff('second', c.created_at, f.changed_at) > 60)
),

filled as (
    select
        card,
        card_id,
        pipeline,
        stage,
        sum(is_here) as fields_filled,
        max(seconds_to_fill) as seconds_to_fill
    from fillings
    group by card, card_id, pipeline, stage
)

select
    c.card,
    c.card_id,
    c.segment,
    c.table_name,
    case when r.has_period and c.created_on is null then 'undated' end as excluded,
    s.pipeline,
    s.stage,
    s.stage_order,
    s.entered_on,
    s.left_on,
    q.required_on,
    coalesce(f.fields_filled, 0) as fields_filled,
    f.seconds_to_fill,
    date_diff('second', s.entered_at, s.left_at) as stay_seconds,
    date_diff('day', s.entered_on, s.left_on) as stay_days
from stays s
join cards c on c.card = s.card and c.card_id = s.card_id
cross join run r
left join requirements q
    on q.table_name = c.table_name and q.pipeline = s.pipeline and q.stage = s.stage
left join filled f
    on f.card = s.card and f.card_id = s.card_id and f.pipeline = s.pipeline and f.stage = s.stage
where s.nth = 1
    and (
        not r.has_period
        or c.created_on is null
        or c.created_on between r.since and r.until
    )
