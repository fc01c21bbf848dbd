-- One row per card created in the period: how far it got in its pipeline and how it stands.
-- furthest: the last step it ever reached; won cards reached the last one. path: the step it is
-- counted at, `furthest` unless the mode is strict: there the last step before the first gap.
with blocks as (
    select card, pipeline, max(place) as places, max(is_won) as has_won_step
    from steps
    group by card, pipeline
),

everyone as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.segment,
        'leads' as pipeline,
        l.created_on,
        case l.status
            when 'converted' then 'won' when 'disqualified' then 'lost' else 'open'
        end as status,
        l.loss_reason,
        l.amount
    from leads l
    cross join run r
    where r.grain <> 'deal'
    union all
    select
        'deal' as card,
        d.deal_id as card_id,
        d.segment,
        coalesce(d.pipeline, '(none)') as pipeline,
        d.created_on,
        d.status,
        d.loss_reason,
        d.amount
    from deals d
    cross join run r
    where r.grain <> 'lead'
),

steps_seen as (
    select
        card,
        card_id,
        pipeline,
        place,
        max(is_dated) as is_dated,
        max(place) over (partition by card, card_id, pipeline) as furthest
    from stays
    group by card, card_id, pipeline, place
),

-- what is only known from a later stage was not seen
numbered as (
    select
        card,
        card_id,
        pipeline,
        place,
        is_dated,
        furthest,
        row_number() over (partition by card, card_id, pipeline order by place) as nth
    from steps_seen
    where is_dated = 1 or place = furthest
),

walked as (
    select
        card,
        card_id,
        pipeline,
        max(furthest) as furthest,
        max(is_dated) as has_history,
        max(case when nth = place then place else 0 end) as unbroken
    from numbered
    group by card, card_id, pipeline
),

-- equal moments are in the order of the steps, so they are no return
backwards as (
    select
        card,
        card_id,
        pipeline,
        place,
        max(place) over (
            partition by card, card_id, pipeline
            order by entered_at, place
            rows between unbounded preceding and 1 preceding
        ) as latest_place
    from stays
    where is_dated = 1
),

returns as (
    select card, card_id, pipeline
    from backwards
    where latest_place > place
    group by card, card_id, pipeline
),

placed as (
    select
        e.card,
        e.card_id,
        e.segment,
        e.pipeline,
        e.created_on,
        e.status,
        case when e.status = 'lost' then coalesce(e.loss_reason, '(none)') end as loss_reason,
        e.amount,
        b.places,
        case
            when e.status = 'won' then b.places + 1 - b.has_won_step else w.furthest
        end as furthest,
        case
            when e.status = 'won' and coalesce(w.unbroken, 0) = b.places - b.has_won_step
                then b.places + 1 - b.has_won_step
            else coalesce(w.unbroken, 0)
        end as unbroken,
        coalesce(w.has_history, 0) as has_history,
        case when t.card_id is null then 0 else 1 end as returned
    from everyone e
    left join blocks b on b.card = e.card and b.pipeline = e.pipeline
    left join walked w
        on w.card = e.card and w.card_id = e.card_id and w.pipeline = e.pipeline
    left join returns t
        on t.card = e.card and t.card_id = e.card_id and t.pipeline = e.pipeline
)

select
    p.card,
    p.card_id,
    p.segment,
    p.pipeline,
    p.created_on,
    case
        when r.has_period and p.created_on is null then 'undated'
        when p.places is null then 'stage_order_unknown'
        when p.furthest is null and p.status = 'open' then 'stage_unknown'
        when r.mode = 'strict' and p.unbroken = 0 and p.furthest is not null then 'never_in_first'
    end as excluded,
    p.status,
    p.furthest,
    case
        when p.furthest is null then 0
        when r.mode = 'strict' then least(p.unbroken, p.furthest)
        else p.furthest
    end as path,
    p.loss_reason,
    p.amount,
    p.has_history,
    p.returned
from placed p
cross join run r
where not r.has_period
    or p.created_on is null
    or p.created_on between r.since and r.until
