-- One row per card and pipeline it has a history in: the stages in the order it entered them, without the
-- won or lost one at the end, how long
-- from the first entry to the last (in microseconds), and how the way differs from the order of stages. What
-- became of a card is told of the pipeline it is in now, else of the one it came to last: it ended there, and
-- in the others nowhere.
with everyone as (
    select
        card_no,
        case status when 'converted' then 'won' when 'disqualified' then 'lost' else 'open' end as status,
        'leads' as pipeline
    from leads
    union all
    select card_no, status, coalesce(pipeline, '(none)') as pipeline
    from deals
),

ways as (
    select
        e.card,
        e.card_id,
        e.segment,
        e.pipeline,
        e.card_no,
        max(case when e.waited is null then e.from_stage end) as begun_in,
        string_agg(case when e.is_end = 0 then e.stage end, ' > ' order by e.nth) as variant,
        min(e.entered_on) as first_on,
        max(e.entered_at) as last_at,
        count(*) as entries,
        sum(e.waited) as lasted,
        max(case when e.kind = 'late' then 1 else 0 end) as is_late,
        max(case when e.skipped > 0 and e.kind <> 'late' then 1 else 0 end) as is_skipping,
        max(case when e.kind = 'back' then 1 else 0 end) as is_back,
        max(case when e.kind = 'again' then 1 else 0 end) as is_again,
        max(case when e.kind = 'reopened' then 1 else 0 end) as is_reopened,
        max(case when e.kind in ('unordered', 'beside') or (e.kind = 'begun' and e.place is null)
            then 1 else 0 end) as is_unordered
    from entries e
    group by e.card, e.card_id, e.segment, e.pipeline, e.card_no
),

ended as (
    select
        w.card_no,
        w.pipeline,
        s.status,
        row_number() over (
            partition by w.card_no
            order by case when w.pipeline = s.pipeline then 0 else 1 end, w.last_at desc, w.pipeline, w.card_id
        ) as nth
    from ways w
    join everyone s on s.card_no = w.card_no
)

select
    w.card,
    w.card_id,
    w.segment,
    w.pipeline,
    case
        when w.begun_in is null then coalesce(w.variant, '(none)')
        when w.variant is null then w.begun_in
        else w.begun_in || ' > ' || w.variant
    end as variant,
    w.entries,
    w.first_on,
    case when s.nth = 1 then s.status else 'elsewhere' end as status,
    coalesce(w.lasted, 0) as lasted,
    w.is_late,
    w.is_skipping,
    w.is_back,
    w.is_again,
    w.is_reopened,
    w.is_unordered,
    case
        when w.is_unordered = 0
            and w.is_late + w.is_skipping + w.is_back + w.is_again + w.is_reopened = 0 then 1
        else 0
    end as is_conforming
from ways w
join ended s on s.card_no = w.card_no and s.pipeline = w.pipeline
cross join run r
where not r.has_period or w.first_on between r.since and r.until
