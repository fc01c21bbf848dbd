-- One row per card won or lost in the period: its life from creation to closing, and how much of it lay
-- in the stages of each zone. Stays are counted within that life; what no stay covers is unlogged.
with closed as (
    select
        'lead' as card,
        card_no,
        lead_id as card_id,
        segment,
        'leads' as pipeline,
        case status when 'converted' then 'won' else 'lost' end as outcome,
        created_at,
        created_on,
        closed_at,
        closed_on
    from leads
    where status in ('converted', 'disqualified')
    union all
    select
        'deal' as card,
        card_no,
        deal_id as card_id,
        segment,
        coalesce(pipeline, '(none)') as pipeline,
        status as outcome,
        created_at,
        created_on,
        closed_at,
        closed_on
    from deals
    where status in ('won', 'lost')
),

lives as (
    select
        c.*,
        r.stays_whole or r.days_whole as is_whole,
        case
            when r.stays_whole or r.days_whole
                then date_diff('day', c.created_on, c.closed_on) * 86400
            else date_diff('second', c.created_at, c.closed_at)
        end as life_seconds
    from closed c
    cross join run r
    where not r.has_period
        or c.closed_on is null
        or c.closed_on between r.since and r.until
),

spent as (
    select
        l.card_no,
        g.zone,
        greatest(0, case
            when l.is_whole
                then date_diff(
                    'day',
                    greatest(s.entered_on, l.created_on),
                    least(coalesce(s.left_on, l.closed_on), l.closed_on)
                ) * 86400
            else date_diff(
                'second',
                greatest(s.entered_at, l.created_at),
                least(coalesce(s.left_at, l.closed_at), l.closed_at)
            )
        end) as seconds
    from lives l
    join stage_stays s on s.card_no = l.card_no
    join regulation g on g.card = s.card and g.pipeline = s.pipeline and g.stage = s.stage
    where s.entered_at is not null and l.life_seconds >= 0
),

by_zone as (
    select
        card_no,
        cast(sum(case when zone = 'marketing' then seconds else 0 end) as bigint) as marketing,
        cast(sum(case when zone = 'sales' then seconds else 0 end) as bigint) as sales,
        cast(sum(case when zone = 'shared' then seconds else 0 end) as bigint) as shared,
        cast(sum(case when zone = 'system' then seconds else 0 end) as bigint) as system,
        cast(sum(case when zone = '(none)' then seconds else 0 end) as bigint) as unnamed,
        cast(sum(seconds) as bigint) as logged
    from spent
    group by card_no
)

select
    l.card,
    l.card_id,
    l.segment,
    case
        when l.created_on is null then 'undated'
        when l.closed_on is null then 'undated_closing'
        when l.life_seconds < 0 then 'closed_before_created'
        when z.card_no is null then 'without_history'
    end as excluded,
    l.pipeline,
    l.outcome,
    l.closed_on,
    l.life_seconds,
    z.marketing as marketing_seconds,
    z.sales as sales_seconds,
    z.shared as shared_seconds,
    z.system as system_seconds,
    z.unnamed as unnamed_seconds,
    greatest(0, l.life_seconds - z.logged) as unlogged_seconds
from lives l
left join by_zone z on z.card_no = l.card_no
