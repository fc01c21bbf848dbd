-- One row per card, day and kind of a touch that could be a reason to call: whether a contact of sales
-- followed within the days a touch is fresh: on the clock, where contacts have one, so that who was called
-- before the letter of that day was not called because of it. Of the first of a card (of this kind; is_first_of_all: of
-- any) what became of the card is told, from the end of these days on for fourteen: so both those that
-- were called and those that were not are followed from the same day.
with touches as (
    select
        t.card,
        t.card_id,
        t.segment,
        t.channel,
        t.touched_on,
        t.kind,
        min(t.touched_at) as touched_at
    from pretext_touches t
    cross join run r
    where not t.is_early
        and (not r.has_period or t.touched_on between r.since and r.until)
    group by t.card, t.card_id, t.segment, t.channel, t.touched_on, t.kind
),

followed as (
    select f.card, f.card_id, f.touched_on, f.kind, min(c.touched_on) as contacted_on
    from touches f
    cross join run r
    join pretext_contacts c on c.card = f.card and c.card_id = f.card_id
    where c.is_contact
        and (r.contacts_whole or c.touched_at >= f.touched_at)
        and date_diff('day', f.touched_on, c.touched_on) * 86400 between 0 and r.window_seconds
    group by f.card, f.card_id, f.touched_on, f.kind
),

old as (
    select
        t.*,
        f.contacted_on,
        date_diff('day', t.touched_on, r.as_of_on) * 86400 - r.window_seconds as seconds_since,
        r.window_seconds,
        min(t.touched_on) over (partition by t.card, t.card_id, t.kind) as first_of_kind_on,
        min(t.touched_on) over (partition by t.card, t.card_id) as first_on,
        min(t.kind) over (partition by t.card, t.card_id, t.touched_on) as first_kind,
        max(case when f.card_id is null then 0 else 1 end) over (
            partition by t.card, t.card_id, t.touched_on
        ) as is_used_that_day
    from touches t
    cross join run r
    left join followed f
        on f.card = t.card and f.card_id = t.card_id and f.touched_on = t.touched_on and f.kind = t.kind
),

placed as (
    select
        o.*,
        s.pipeline,
        s.stage,
        s.left_on,
        s.ending,
        date_diff('day', o.touched_on, s.left_on) * 86400 - o.window_seconds as left_seconds,
        row_number() over (
            partition by o.card, o.card_id, o.kind, o.touched_on
            order by s.entered_on desc, s.stage_order desc, s.stage
        ) as place
    from old o
    left join card_stays s
        on s.card = o.card
        and s.card_id = o.card_id
        and date_diff('day', o.touched_on, s.entered_on) * 86400 <= o.window_seconds
        and (s.left_on is null or date_diff('day', o.touched_on, s.left_on) * 86400 > o.window_seconds)
)

select
    card,
    card_id,
    segment,
    kind,
    touched_on,
    contacted_on,
    case when seconds_since <= 0 then 'pretext_fresh' end as excluded,
    case when contacted_on is null then 0 else 1 end as is_used,
    is_used_that_day,
    case when touched_on = first_of_kind_on then 1 else 0 end as is_first,
    case when touched_on = first_on and kind = first_kind then 1 else 0 end as is_first_of_all,
    channel,
    pipeline,
    stage,
    case when stage is not null and seconds_since >= 14 * 86400 then 1 else 0 end as is_followed,
    case when ending = 'moved' and left_seconds <= 14 * 86400 then 1 else 0 end as moved
from placed
where place = 1
