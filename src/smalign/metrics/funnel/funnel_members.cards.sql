-- One row per card created in the period, or of unknown day.
with everyone as (
    select
        l.card_no,
        'lead' as card,
        l.lead_id as card_id,
        l.contact_id,
        l.segment,
        'leads' as pipeline,
        l.created_on,
        case l.status
            when 'converted' then 'won' when 'disqualified' then 'lost' else 'open'
        end as status,
        l.loss_reason,
        l.amount,
        l.closed_at,
        l.closed_on
    from leads l
    cross join run r
    where r.grain <> 'deal'
    union all
    select
        d.card_no,
        'deal' as card,
        d.deal_id as card_id,
        d.contact_id,
        d.segment,
        coalesce(d.pipeline, '(none)') as pipeline,
        d.created_on,
        d.status,
        d.loss_reason,
        d.amount,
        d.closed_at,
        d.closed_on
    from deals d
    cross join run r
    where r.grain <> 'lead'
)

select
    e.card_no,
    e.card,
    e.card_id,
    e.contact_id,
    e.segment,
    e.pipeline,
    e.created_on,
    e.status,
    case when e.status = 'lost' then coalesce(e.loss_reason, '(none)') end as loss_reason,
    e.amount,
    e.closed_at,
    e.closed_on,
    0 as least_place,
    e.card as order_card,
    e.pipeline as order_pipeline,
    1 as has_order
from everyone e
cross join run r
where not r.has_period
    or e.created_on is null
    or e.created_on between r.since and r.until
