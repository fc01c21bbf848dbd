-- One row per dated entry of a card into a stage, with the entry before it in the same pipeline and when
-- the next one came. person: who moved the card, else whose it was. actor: what that was; whoever moved
-- ten cards or more in one minute, whichever of them are asked for, was in bulk, unless the export calls it
-- a robot or an import. kind: what the entry is to the order of the stages; skipped: stages of it the card
-- has not been in; times: how often it has been in this one, with this entry. is_end: a card stands in a
-- won or lost stage. Where stays are those seen in several exports, the first one may have no day and is
-- still where the card came from; and nobody knows what it passed between two exports.
with ends as (
    select
        card,
        case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
        stage,
        outcome
    from stages
    where outcome <> 'open'
),

everyone as (
    select card_no, 'lead' as card, lead_id as card_id, segment
    from leads
    union all
    select card_no, 'deal' as card, deal_id as card_id, segment
    from deals
),

entered as (
    select
        e.card_no,
        e.card,
        e.card_id,
        e.segment,
        case when l.card = 'lead' then 'leads' else coalesce(l.pipeline, '(none)') end as pipeline,
        coalesce(l.stage, '(none)') as stage,
        l.stage_order as place,
        coalesce(l.changed_by, l.owner) as person,
        l.actor_kind,
        l.entered_at,
        l.entered_on,
        date_diff('minute', cast('1970-01-01 00:00:00' as timestamp), l.entered_at) as minute_no
    from stage_log l
    join everyone e on e.card_no = l.card_no
    cross join run r
    where l.entered_at is not null or (r.stays_seen and l.left_at is not null)
),

moved as (
    select
        card_no,
        coalesce(changed_by, owner) as person,
        date_diff('minute', cast('1970-01-01 00:00:00' as timestamp), entered_at) as minute_no
    from stage_log
    where entered_at is not null and coalesce(changed_by, owner) is not null
),

crowded as (
    select person, minute_no
    from moved
    group by person, minute_no
    having count(*) >= 10
),

together as (
    select m.person, m.minute_no
    from moved m
    join crowded c on c.person = m.person and c.minute_no = m.minute_no
    cross join run r
    where not r.stays_whole
    group by m.person, m.minute_no
    having count(distinct m.card_no) >= 10
),

followed as (
    select
        e.*,
        row_number() over (
            partition by e.card_no, e.pipeline
            order by e.entered_at nulls first, e.place, e.stage, e.person, e.actor_kind
        ) as nth,
        row_number() over (
            partition by e.card_no, e.pipeline, e.stage
            order by e.entered_at nulls first, e.place, e.stage, e.person, e.actor_kind
        ) as times,
        lag(e.stage) over (
            partition by e.card_no, e.pipeline
            order by e.entered_at nulls first, e.place, e.stage, e.person, e.actor_kind
        ) as from_stage,
        lag(e.place) over (
            partition by e.card_no, e.pipeline
            order by e.entered_at nulls first, e.place, e.stage, e.person, e.actor_kind
        ) as from_place,
        lag(e.person) over (
            partition by e.card_no, e.pipeline
            order by e.entered_at nulls first, e.place, e.stage, e.person, e.actor_kind
        ) as from_person,
        lag(e.entered_at) over (
            partition by e.card_no, e.pipeline
            order by e.entered_at nulls first, e.place, e.stage, e.person, e.actor_kind
        ) as from_at,
        lead(e.entered_at) over (
            partition by e.card_no, e.pipeline
            order by e.entered_at nulls first, e.place, e.stage, e.person, e.actor_kind
        ) as next_at,
        max(e.place) over (
            partition by e.card_no, e.pipeline
            order by e.entered_at nulls first, e.place, e.stage, e.person, e.actor_kind
            rows between unbounded preceding and 1 preceding
        ) as furthest
    from entered e
)

select
    f.card,
    f.card_id,
    f.segment,
    f.pipeline,
    f.from_stage,
    f.stage,
    f.place,
    case
        when f.from_stage is null and f.place > 1 and not r.stays_seen then 'late'
        when f.from_stage is null then 'begun'
        when f.from_stage = f.stage then 'again'
        when b.outcome = 'lost' then 'lost'
        when a.outcome = 'lost' then 'reopened'
        when f.place is null or f.from_place is null then 'unordered'
        when f.place > f.from_place then 'forward'
        when f.place < f.from_place then 'back'
        else 'beside'
    end as kind,
    case
        when not r.stays_seen and f.place > coalesce(f.furthest, 0) + 1
            then f.place - coalesce(f.furthest, 0) - 1
        else 0
    end as skipped,
    coalesce(f.furthest, 0) as furthest,
    case
        when f.actor_kind in ('robot', 'import', 'bulk') then f.actor_kind
        when t.person is not null then 'bulk'
        when f.actor_kind = 'human' then 'human'
        else 'unknown'
    end as actor,
    f.from_person,
    f.person,
    f.entered_at,
    f.entered_on,
    f.nth,
    f.times,
    case when b.stage is not null and f.next_at is null then 1 else 0 end as is_end,
    f.card_no,
    date_diff('microsecond', f.from_at, f.entered_at) as waited,
    date_diff('microsecond', f.entered_at, f.next_at) as stayed
from followed f
cross join run r
left join together t on t.person = f.person and t.minute_no = f.minute_no
left join ends b on b.card = f.card and b.pipeline = f.pipeline and b.stage = f.stage
left join ends a on a.card = f.card and a.pipeline = f.pipeline and a.stage = f.from_stage
where f.entered_at is not null
