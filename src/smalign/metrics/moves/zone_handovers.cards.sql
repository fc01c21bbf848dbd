-- One row per move of a card out of one zone into another: by whose hand, and when sales first contacted
-- the customer after it, before the card went into another zone. A stage in which cards are lost is nobody's
-- unless marketing, both or the system have it: to be lost there is no move to sales. A card that goes from a
-- pipeline of marketing to one of sales is passed on as one that goes from stage to stage is; of entries of one
-- moment those of the pipeline it was in first come first.
with zones as (
    select
        card,
        case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
        stage,
        zone
    from stages
    where outcome <> 'lost' or zone in ('marketing', 'shared', 'system')
),

begun as (
    select
        e.*,
        min(e.entered_at) over (partition by e.card, e.card_id, e.pipeline) as begun_at
    from entries e
),

placed as (
    select
        e.*,
        b.zone as to_zone,
        lag(b.zone) over (
            partition by e.card, e.card_id order by e.entered_at, e.begun_at, e.pipeline, e.nth
        ) as zone_before,
        lag(e.stage) over (
            partition by e.card, e.card_id order by e.entered_at, e.begun_at, e.pipeline, e.nth
        ) as stage_before
    from begun e
    join zones b on b.card = e.card and b.pipeline = e.pipeline and b.stage = e.stage
),

crossed as (
    select
        e.card,
        e.card_id,
        e.segment,
        e.pipeline,
        coalesce(e.zone_before, a.zone) as from_zone,
        e.to_zone,
        coalesce(e.stage_before, e.from_stage) as from_stage,
        e.stage,
        e.actor,
        e.entered_at,
        e.entered_on,
        e.nth,
        lead(e.entered_at) over (
            partition by e.card, e.card_id order by e.entered_at, e.begun_at, e.pipeline, e.nth
        ) as until_at,
        lead(e.entered_on) over (
            partition by e.card, e.card_id order by e.entered_at, e.begun_at, e.pipeline, e.nth
        ) as until_on
    from placed e
    left join zones a on a.card = e.card and a.pipeline = e.pipeline and a.stage = e.from_stage
    where coalesce(e.zone_before, a.zone) <> e.to_zone
),

first_contacts as (
    select c.card, c.card_id, c.pipeline, c.nth, min(t.contact_at) as contact_at
    from crossed c
    join sales_contacts t
        on t.card = c.card
        and t.card_id = c.card_id
    cross join run r
    where case when r.contacts_whole then t.contact_on >= c.entered_on else t.contact_at >= c.entered_at end
        and (
            c.until_at is null
            or case when r.contacts_whole then t.contact_on < c.until_on else t.contact_at < c.until_at end
        )
    group by c.card, c.card_id, c.pipeline, c.nth
)

select
    c.card,
    c.card_id,
    c.segment,
    c.pipeline,
    c.from_zone,
    c.to_zone,
    c.from_stage,
    c.stage,
    c.actor,
    c.entered_at,
    t.contact_at,
    case
        when not r.stays_whole and not r.contacts_whole
            then date_diff('second', c.entered_at, t.contact_at)
    end as contact_seconds
from crossed c
cross join run r
left join first_contacts t
    on t.card = c.card and t.card_id = c.card_id and t.pipeline = c.pipeline and t.nth = c.nth
where not r.has_period or c.entered_on between r.since and r.until
