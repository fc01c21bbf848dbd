-- One row per card and segment of what it was sent (is_total: per card): when first, in which stage the
-- card stood at the end of that day and for how many days, and whether it moved on in the days after.
with placed as (
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
    left join standing s
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
