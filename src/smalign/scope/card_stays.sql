-- The stays of the cards in scope in open stages whose place is known, by local days. moved: to a later
-- stage, won or converted; gone: lost, back to an earlier stage, or handed to another pipeline, the places of
-- which tell nothing of this one's; open: still there at the as-of. A card without a dated stay in the
-- history stands on the rungs its dates tell: lead, qualified, deal.
-- Tests, spam and duplicates are no cards here; nor is a closed card that no day of closing is known of.
create or replace view card_stays as
with first_deals as (
    select lead_id, min(created_on) as created_on, min(created_at) as created_at
    from every_deal
    where lead_id is not null
    group by lead_id
),

cards as (
    select
        'lead' as card,
        l.lead_id as card_id,
        case l.status when 'converted' then 'moved' when 'disqualified' then 'gone' end as ending,
        l.created_on,
        l.qualified_on,
        case when l.status <> 'open' then coalesce(l.closed_on, d.created_on) end as closed_on,
        case when l.status <> 'open' then coalesce(l.closed_at, d.created_at) end as closed_at,
        l.qualified_at
    from leads l
    cross join run r
    left join first_deals d on d.lead_id = l.lead_id
    where r.grain <> 'deal'
        and not (
            coalesce(l.is_test, false) or coalesce(l.is_spam, false) or l.duplicate_of is not null
        )
    union all
    select
        'deal' as card,
        deal_id as card_id,
        case status when 'won' then 'moved' when 'lost' then 'gone' end as ending,
        created_on,
        cast(null as date) as qualified_on,
        case when status <> 'open' then closed_on end as closed_on,
        case when status <> 'open' then closed_at end as closed_at,
        cast(null as timestamp) as qualified_at
    from deals
),

logged as (
    select
        g.card,
        g.card_id,
        case when g.card = 'lead' then 'leads' else coalesce(g.pipeline, '(none)') end as pipeline,
        g.stage,
        g.stage_order,
        g.entered_at,
        g.entered_on,
        g.left_at,
        g.left_on
    from stage_log g
    where g.entered_at is not null
),

followed as (
    select
        g.*,
        s.outcome,
        lead(g.pipeline) over (
            partition by g.card, g.card_id
            order by g.entered_at, case when s.outcome = 'open' then 0 else 1 end, g.stage_order, g.stage
        ) as next_pipeline,
        lead(s.outcome) over (
            partition by g.card, g.card_id
            order by g.entered_at, case when s.outcome = 'open' then 0 else 1 end, g.stage_order, g.stage
        ) as next_outcome,
        lead(g.stage_order) over (
            partition by g.card, g.card_id
            order by g.entered_at, case when s.outcome = 'open' then 0 else 1 end, g.stage_order, g.stage
        ) as next_order
    from logged g
    join stages s
        on s.card = g.card
        and s.stage = g.stage
        and case when s.card = 'lead' then 'leads' else coalesce(s.pipeline, '(none)') end = g.pipeline
),

stays as (
    select
        c.card,
        c.card_id,
        f.pipeline,
        f.stage,
        f.stage_order,
        f.entered_on,
        f.left_on,
        f.left_at,
        case
            when f.next_outcome = 'won' then 'moved'
            when f.next_pipeline = f.pipeline and f.next_order > f.stage_order then 'moved'
            when f.next_outcome is not null then 'gone'
            else c.ending
        end as ending
    from followed f
    join cards c on c.card = f.card and c.card_id = f.card_id
    where f.outcome = 'open' and f.stage_order is not null
),

rungs as (
    select
        c.card,
        c.card_id,
        case when c.card = 'lead' then 'leads' else '(none)' end as pipeline,
        case when c.card = 'lead' then '(lead)' else '(deal)' end as stage,
        1 as stage_order,
        c.created_on as entered_on,
        coalesce(c.qualified_on, c.closed_on) as left_on,
        coalesce(c.qualified_at, c.closed_at) as left_at,
        case when c.qualified_on is not null then 'moved' else c.ending end as ending
    from cards c
    where c.created_on is not null
    union all
    select
        c.card,
        c.card_id,
        'leads' as pipeline,
        '(qualified)' as stage,
        2 as stage_order,
        c.qualified_on as entered_on,
        c.closed_on as left_on,
        c.closed_at as left_at,
        c.ending
    from cards c
    where c.qualified_on is not null
),

known as (
    select s.*, 1 as by_history
    from stays s
    union all
    select g.*, 0 as by_history
    from rungs g
    where not exists (select 1 from logged k where k.card = g.card and k.card_id = g.card_id)
)

select
    card,
    card_id,
    pipeline,
    stage,
    stage_order,
    by_history,
    entered_on,
    left_on,
    left_at,
    case when left_on is null then 'open' else ending end as ending
from known
where left_on is not null or ending is null
