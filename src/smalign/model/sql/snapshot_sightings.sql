-- Every sighting of a card of the newest export: where it stood in which export, under the names its
-- stages have now. seen_on: the day of the export, where the sighting before, or the creation of the card
-- since the export before, bounds what is new here; null where the card may have been so for any time.
-- moved_on: the same, but the day of closing where the card was closed in between.
create or replace table snapshot_sightings as
with placed as (
    select
        c.card,
        c.card_id,
        c.snapshot_no,
        d.day,
        c.pipeline,
        coalesce(r.stage, c.stage) as stage,
        c.owner,
        c.status,
        c.created_on,
        c.closed_on
    from snapshot_cards c
    join snapshot_days d on d.snapshot_no = c.snapshot_no
    join snapshot_newest n on n.card = c.card and n.card_id = c.card_id
    left join snapshot_names r
        on r.card = c.card
        and r.snapshot_no = c.snapshot_no
        and r.pipeline = coalesce(c.pipeline, '')
        and r.old_stage = c.stage
),

exports as (
    select card, snapshot_no, day, lag(day) over (partition by card order by snapshot_no) as day_before
    from (select distinct card, snapshot_no, day from placed) e
),

bounded as (
    select
        p.*,
        coalesce(
            lag(p.day) over (partition by p.card, p.card_id order by p.snapshot_no),
            case when p.created_on >= e.day_before then e.day_before end
        ) as after_on,
        coalesce(
            lag(p.status) over (partition by p.card, p.card_id order by p.snapshot_no), 'open'
        ) as status_before
    from placed p
    join exports e on e.card = p.card and e.snapshot_no = p.snapshot_no
)

select
    *,
    case when after_on is not null then day end as seen_on,
    case
        when after_on is null then null
        when status <> 'open' and status_before = 'open' and closed_on between after_on and day
            then closed_on
        else day
    end as moved_on
from bounded