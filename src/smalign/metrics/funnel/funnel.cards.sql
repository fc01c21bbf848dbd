-- One row per card created in the period: how far it got in its pipeline and how it stands.
-- furthest: the last step it ever reached; won cards reached the last one. path: the step it is
-- counted at, `furthest` unless the mode is strict: there the last step before the first gap.
with blocks as (
    select card, pipeline, max(place) as places, max(is_won) as has_won_step
    from steps
    group by card, pipeline
),

numbered as (
    select
        card_no,
        place,
        is_dated,
        row_number() over later as nth,
        last_at,
        lead(first_at ignore nulls) over later as later_at
    from visits
    window later as (partition by card_no order by place)
),

-- returned: of the steps with a moment some was entered before the one below it was for the last time;
-- equal moments are in the order of the steps, so they are no return
walked as (
    select
        card_no,
        max(place) as furthest,
        max(is_dated) as has_history,
        max(case when nth = place then place else 0 end) as unbroken,
        max(case when later_at < last_at then 1 else 0 end) as returned
    from numbered
    group by card_no
),

reached as (
    select
        m.card_no,
        m.card,
        m.card_id,
        m.contact_id,
        m.segment,
        m.pipeline,
        m.created_on,
        m.status,
        m.loss_reason,
        m.amount,
        m.order_card,
        m.order_pipeline,
        m.has_order,
        m.is_logged,
        m.has_started,
        b.places,
        case
            when m.status = 'won' then b.places + 1 - b.has_won_step
            when w.furthest >= m.least_place then w.furthest
        end as furthest,
        case
            when m.status = 'won' and coalesce(m.chain, w.unbroken, 0) = b.places - b.has_won_step
                then b.places + 1 - b.has_won_step
            else coalesce(m.chain, w.unbroken, 0)
        end as unbroken,
        coalesce(w.has_history, 0) as has_history,
        coalesce(w.returned, 0) as returned
    from outcomes m
    left join blocks b on b.card = m.card and b.pipeline = m.pipeline
    left join walked w on w.card_no = m.card_no
)

select
    p.card_no,
    p.card,
    p.card_id,
    p.contact_id,
    p.segment,
    p.pipeline,
    p.created_on,
    case
        when r.has_period and p.created_on is null then 'undated'
        when k.is_left_out then 'copied'
        when p.places is null or p.has_order = 0 then 'stage_order_unknown'
        when p.is_logged = 0 then 'no_history'
        when p.has_started = 0 then 'never_in_first'
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
    p.returned,
    p.order_card,
    p.order_pipeline
from reached p
cross join run r
left join copies k on p.card = 'deal' and k.deal_id = p.card_id
