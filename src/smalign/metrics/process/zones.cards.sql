-- One row per stay of a card in an open stage, entered in the period, and whether it kept the term of
-- the stage: on the clock, and in working time. A stay is over when the next one begins or the card is
-- closed; of an open card that still stands there it lasts until the as-of.
with scoped as (
    select 'lead' as card, card_no, lead_id as card_id, segment, status from leads
    union all
    select 'deal' as card, card_no, deal_id as card_id, segment, status from deals
),

spans as (
    select
        c.card,
        c.card_id,
        c.segment,
        s.pipeline,
        s.stage,
        g.sla,
        g.sla_seconds,
        g.sla_work_seconds,
        s.entered_at,
        s.entered_on,
        s.left_at,
        c.status,
        case
            when r.stays_whole then date_diff('day', s.entered_on, s.left_on) * 86400
            else date_diff('second', s.entered_at, s.left_at)
        end as stayed_seconds,
        case
            when s.left_at is not null or c.status <> 'open' then null
            when r.stays_whole then date_diff('day', s.entered_on, r.as_of_on) * 86400
            else date_diff('second', s.entered_at, r.as_of)
        end as standing_seconds,
        case when g.sla_work_seconds is not null and not r.stays_whole then s.entered_local end
            as entered_local,
        case when g.sla_work_seconds is not null and not r.stays_whole then s.ends_local end
            as ends_local
    from stage_stays s
    join scoped c on c.card_no = s.card_no
    join regulation g on g.card = s.card and g.pipeline = s.pipeline and g.stage = s.stage
    cross join run r
    where not r.has_period
        or s.entered_on is null
        or s.entered_on between r.since and r.until
),

clocked as (
    select
        p.*,
        b.before_seconds
        + greatest(0, least(
            date_diff('second', cast(b.day as timestamp), p.ends_local) - b.open_seconds,
            b.length_seconds
        ))
        - a.before_seconds
        - greatest(0, least(
            date_diff('second', cast(a.day as timestamp), p.entered_local) - a.open_seconds,
            a.length_seconds
        )) as work_seconds
    from spans p
    left join work_days a on a.day = cast(p.entered_local as date)
    left join work_days b on b.day = cast(p.ends_local as date)
)

select
    card,
    card_id,
    segment,
    case
        when entered_at is null then 'stay_undated'
        when stayed_seconds < 0 then 'stay_backwards'
        when stayed_seconds is null and standing_seconds is null then 'stay_without_end'
    end as excluded,
    pipeline,
    stage,
    entered_at,
    left_at,
    sla,
    stayed_seconds,
    standing_seconds,
    case when stayed_seconds <= sla_seconds then 1 else 0 end as on_time,
    case when coalesce(stayed_seconds, standing_seconds) > sla_seconds then 1 else 0 end as overdue,
    case when standing_seconds <= sla_seconds then 1 else 0 end as pending,
    case when stayed_seconds >= 0 and work_seconds <= sla_work_seconds then 1 else 0 end
        as on_time_work,
    case when work_seconds > sla_work_seconds then 1 else 0 end as overdue_work,
    coalesce(stayed_seconds, standing_seconds) - sla_seconds as seconds_late
from clocked
