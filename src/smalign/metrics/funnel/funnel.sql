-- Every step of every block (segment, pipeline): who entered, went on, was lost, stands open.
-- The step (unknown) holds the cards that were lost nobody knows where.
with counted as (
    select * from placed where excluded is null
        or excluded not in ('undated', 'copied', 'no_contact', 'further_cards', 'no_history')
),

blocks as (
    select
        segment,
        card,
        pipeline,
        count(*) as cards,
        sum(has_history) as with_history,
        count(amount) as amounts,
        sum(coalesce(amount, 0)) as amount
    from counted
    group by segment, card, pipeline
),

counts as (
    select
        segment,
        card,
        pipeline,
        status,
        furthest,
        path,
        count(*) as cards,
        sum(coalesce(amount, 0)) as amount,
        count(amount) as amounts,
        sum(returned) as returned
    from counted
    where excluded is null
    group by segment, card, pipeline, status, furthest, path
),

reasons as (
    select
        segment,
        card,
        pipeline,
        path,
        loss_reason,
        row_number() over (
            partition by segment, card, pipeline, path order by count(*) desc, loss_reason
        ) as nth
    from counted
    where excluded is null and status = 'lost' and (path = furthest or path = 0)
    group by segment, card, pipeline, path, loss_reason
),

seen as (
    select
        m.segment,
        m.card,
        m.pipeline,
        v.place,
        count(*) as cards,
        sum(coalesce(m.amount, 0)) as amount,
        count(m.amount) as amounts
    from counted m
    join visits v on v.card_no = m.card_no
    where m.excluded is null and m.path > 0
    group by m.segment, m.card, m.pipeline, v.place
),

times as (
    select
        segment,
        card,
        pipeline,
        place,
        percentile_cont(0.5) within group (order by stayed_seconds) as median_seconds,
        percentile_cont(0.9) within group (order by stayed_seconds) as p90_seconds
    from timed
    group by segment, card, pipeline, place
),

overdue as (
    select t.segment, t.card, t.pipeline, t.place, count(distinct t.card_no) as cards
    from timed t
    join steps s on s.card = t.card and s.pipeline = t.pipeline and s.place = t.place
    join times x
        on x.segment = t.segment
        and x.card = t.card
        and x.pipeline = t.pipeline
        and x.place = t.place
    where t.standing_seconds > coalesce(s.sla_hours * 3600, x.p90_seconds)
    group by t.segment, t.card, t.pipeline, t.place
),

grid as (
    select b.segment, b.card, b.pipeline, s.place, s.stage, s.stage_order, s.zone, s.is_won,
        s.sla_hours
    from blocks b
    join steps s on s.card = b.card and s.pipeline = b.pipeline
    union all
    select segment, card, pipeline, 0 as place, '(unknown)' as stage, 0 as stage_order,
        '(none)' as zone, 0 as is_won, cast(null as integer) as sla_hours
    from counts
    where path = 0
    group by segment, card, pipeline
),

walked as (
    select
        g.segment,
        g.card,
        g.pipeline,
        g.place,
        sum(case when c.path >= g.place then c.cards else 0 end) as entered,
        sum(case when c.path > g.place then c.cards else 0 end) as advanced,
        sum(case when c.path = g.place and c.furthest > c.path then c.cards else 0 end) as skipped,
        sum(
            case
                when c.path = g.place and coalesce(c.furthest, 0) = c.path and c.status = 'lost'
                    then c.cards
                else 0
            end
        ) as lost,
        sum(
            case
                when c.path = g.place and c.furthest = c.path and c.status = 'open' then c.cards
                else 0
            end
        ) as "open",
        sum(case when c.path = g.place then c.returned else 0 end) as returned,
        sum(case when c.path > g.place then c.amount else 0 end) as amount_advanced,
        sum(case when c.path >= g.place then c.amount else 0 end) as amount_entered,
        sum(
            case
                when c.path = g.place and coalesce(c.furthest, 0) = c.path and c.status = 'lost'
                    then c.amount
                else 0
            end
        ) as amount_lost,
        sum(
            case
                when c.path = g.place and c.furthest = c.path and c.status = 'open' then c.amount
                else 0
            end
        ) as amount_open,
        sum(case when c.path >= g.place then c.amounts else 0 end) as entered_amounts,
        sum(
            case
                when c.path = g.place and coalesce(c.furthest, 0) = c.path and c.status = 'lost'
                    then c.amounts
                else 0
            end
        ) as lost_amounts
    from grid g
    left join counts c
        on c.segment = g.segment
        and c.card = g.card
        and c.pipeline = g.pipeline
        and (g.place > 0 or c.path = 0)
    group by g.segment, g.card, g.pipeline, g.place
)

select
    g.segment,
    g.card,
    g.pipeline,
    g.place,
    g.stage,
    g.stage_order,
    g.zone,
    g.is_won,
    b.cards,
    b.with_history,
    b.amounts,
    b.amount as amount_all,
    case
        when r.mode = 'observed' and g.place > 0 and g.is_won = 0 then coalesce(n.cards, 0)
        else w.entered
    end as entered,
    case
        when g.is_won = 1 then w.entered
        when r.mode = 'observed' and g.place > 0 then coalesce(n.cards, 0) - w.lost - w."open"
        else w.advanced
    end as advanced,
    w.lost,
    w."open",
    case
        when r.mode = 'observed' and g.place > 0 and g.is_won = 0 then coalesce(n.amount, 0)
        else w.amount_entered
    end as amount_entered,
    case
        when g.is_won = 1 then w.amount_entered
        when r.mode = 'observed' and g.place > 0
            then coalesce(n.amount, 0) - w.amount_lost - w.amount_open
        else w.amount_advanced
    end as amount_advanced,
    w.amount_lost,
    case
        when r.mode = 'observed' and g.place > 0 and g.is_won = 0 then coalesce(n.amounts, 0)
        else w.entered_amounts
    end as entered_amounts,
    w.lost_amounts,
    l.loss_reason as top_loss_reason,
    t.median_seconds,
    t.p90_seconds,
    case
        when g.sla_hours is null and t.p90_seconds is null then null
        else coalesce(o.cards, 0)
    end as overdue,
    case
        when r.mode = 'backfill' and g.place > 0 and g.is_won = 0
            then w.entered - coalesce(n.cards, 0)
        else 0
    end as inferred,
    w.returned,
    w.skipped
from grid g
cross join run r
join blocks b on b.segment = g.segment and b.card = g.card and b.pipeline = g.pipeline
join walked w
    on w.segment = g.segment
    and w.card = g.card
    and w.pipeline = g.pipeline
    and w.place = g.place
left join seen n
    on n.segment = g.segment
    and n.card = g.card
    and n.pipeline = g.pipeline
    and n.place = g.place
left join times t
    on t.segment = g.segment
    and t.card = g.card
    and t.pipeline = g.pipeline
    and t.place = g.place
left join overdue o
    on o.segment = g.segment
    and o.card = g.card
    and o.pipeline = g.pipeline
    and o.place = g.place
left join reasons l
    on l.segment = g.segment
    and l.card = g.card
    and l.pipeline = g.pipeline
    and l.path = g.place
    and l.nth = 1
