-- One row per card and segment of what it was sent in the period (is_total: per card): when first, in
-- which stage the card stood at the end of that day and for how many days, and whether it moved on in
-- the days after. What was sent before the card was made is not of this card.
with made as (
    select 'lead' as card, l.lead_id as card_id, l.created_at
    from leads l
    cross join run r
    where r.grain <> 'deal'
        and not (
            coalesce(l.is_test, false) or coalesce(l.is_spam, false) or l.duplicate_of is not null
        )
    union all
    select 'deal' as card, deal_id as card_id, created_at
    from deals
),

firsts as (
    select
        grouping(t.segment) as is_total,
        t.segment,
        t.card,
        t.card_id,
        min(t.touched_on) as touched_on,
        count(*) as touches
    from sent_touches t
    join made m on m.card = t.card and m.card_id = t.card_id
    cross join run r
    where t.touched_at > m.created_at
        and (not r.has_period or t.touched_on between r.since and r.until)
    group by grouping sets ((t.segment, t.card, t.card_id), (t.card, t.card_id))
),

placed as (
    select
        f.*,
        s.pipeline,
        s.stage,
        s.by_history,
        s.entered_on,
        s.left_on,
        s.ending,
        row_number() over (
            partition by f.is_total, f.segment, f.card, f.card_id
            order by s.entered_on desc, s.stage_order desc, s.stage
        ) as nth
    from firsts f
    left join card_stays s
        on s.card = f.card
        and s.card_id = f.card_id
        and s.entered_on <= f.touched_on
        and (s.left_on is null or s.left_on > f.touched_on)
)

select
    p.card,
    p.card_id,
    p.segment,
    p.is_total,
    coalesce(a.alike, '') as alike,
    p.touched_on,
    p.touches,
    p.pipeline,
    p.stage,
    p.by_history,
    date_diff('day', p.entered_on, p.touched_on) as days_in_stage,
    case
        when p.entered_on is null then 'no_open_stage'
        when date_diff('day', p.touched_on, r.as_of_on) * 86400 < r.window_seconds then 'immature'
    end as excluded,
    case
        when p.ending = 'moved'
            and date_diff('day', p.touched_on, p.left_on) * 86400 <= r.window_seconds then 1
        else 0
    end as moved,
    case
        when p.ending = 'moved'
            and date_diff('day', p.touched_on, p.left_on) * 86400 <= r.window_seconds
            then date_diff('day', p.touched_on, p.left_on)
    end as days_to_move
from placed p
cross join run r
left join card_alike a on a.card = p.card and a.card_id = p.card_id
where p.nth = 1
