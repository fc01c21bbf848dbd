-- One row per card lost in the period: why, from which stage, and on which day. The stage is the last
-- open one of its history, else the one it still stands in; a lost stage says nothing of it.
with lost as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.segment,
        'leads' as pipeline,
        l.stage,
        coalesce(l.loss_reason, '(none)') as reason,
        l.amount,
        l.created_on,
        l.closed_on as lost_on
    from leads l
    cross join run r
    where r.grain <> 'deal' and l.status = 'disqualified'
    union all
    select
        'deal' as card,
        d.deal_id as card_id,
        d.segment,
        coalesce(d.pipeline, '(none)') as pipeline,
        d.stage,
        coalesce(d.loss_reason, '(none)') as reason,
        d.amount,
        d.created_on,
        d.closed_on as lost_on
    from deals d
    cross join run r
    where r.grain <> 'lead' and d.status = 'lost'
),

chosen as (
    select l.*
    from lost l
    cross join run r
    where not r.has_period
        or l.lost_on is null
        or l.lost_on between r.since and r.until
),

open_stages as (
    select
        card,
        case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
        stage,
        min(zone) as zone
    from stages
    where outcome = 'open'
    group by card, case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end, stage
),

passed as (
    select
        g.card,
        g.card_id,
        o.stage,
        o.zone,
        row_number() over (
            partition by g.card, g.card_id
            order by
                case when g.entered_at is null then 1 else 0 end,
                g.entered_at desc, g.stage_order desc, o.stage
        ) as nth
    from stage_log g
    join chosen c on c.card = g.card and c.card_id = g.card_id
    join open_stages o
        on o.card = g.card
        and o.stage = g.stage
        and o.pipeline = case when g.card = 'lead' then 'leads' else coalesce(g.pipeline, '(none)') end
)

select
    c.card,
    c.card_id,
    c.segment,
    c.pipeline,
    case
        when r.has_period and c.lost_on is null then 'undated_closing'
        when d.is_left_out then 'copied'
        when r.min_days > 0 and date_diff('day', c.created_on, c.lost_on) < r.min_days then 'lost_at_once'
    end as excluded,
    c.reason,
    coalesce(p.stage, o.stage, '(unknown)') as stage,
    coalesce(p.zone, o.zone, '(none)') as zone,
    case
        when k.below_attempts is null or a.most < k.below_attempts then k.reason_class
        when a.least >= k.below_attempts then k.otherwise
        else 'undecided'
    end as reason_class,
    case when k.below_attempts is null then 0 else 1 end as by_attempts,
    c.created_on,
    c.lost_on,
    c.amount
from chosen c
cross join run r
left join passed p on p.card = c.card and p.card_id = c.card_id and p.nth = 1
left join open_stages o on o.card = c.card and o.pipeline = c.pipeline and o.stage = c.stage
left join reason_classes k on k.reason = trim(replace(lower(c.reason), 'ё', 'е'))
left join card_attempts a on a.card = c.card and a.card_id = c.card_id
left join copies d on c.card = 'deal' and d.deal_id = c.card_id
