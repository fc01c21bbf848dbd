-- One row per lead created in the period, or of unknown day, as its earliest deal stands; without a
-- deal as the lead stands: open in the step of conversion when it was converted. least_place: the
-- place it has reached whatever the log says. order_card, order_pipeline: whose stages must be known.
-- A lead whose deals are all of other pipelines than those asked for went its way there, not here.
with places as (
    select min(case when is_conversion = 1 then place end) as conversion from path_places
),

known as (
    select pipeline from path_places where card = 'deal' group by pipeline
)

select
    l.card_no,
    'lead' as card,
    l.lead_id as card_id,
    l.contact_id,
    l.segment,
    'leads' as pipeline,
    l.created_on,
    case
        when d.deal_id is not null then d.status
        when l.status = 'disqualified' then 'lost'
        else 'open'
    end as status,
    case
        when d.deal_id is not null
            then case when d.status = 'lost' then coalesce(d.loss_reason, '(none)') end
        when l.status = 'disqualified' then coalesce(l.loss_reason, '(none)')
    end as loss_reason,
    case when d.deal_id is null then l.amount else coalesce(d.amount, l.amount) end as amount,
    case when d.deal_id is not null then d.closed_at else l.closed_at end as closed_at,
    case when d.deal_id is not null then d.closed_on else l.closed_on end as closed_on,
    case
        when d.deal_id is not null then p.conversion + 1
        when l.status = 'converted' then p.conversion
        else 1
    end as least_place,
    case when d.deal_id is null then 'lead' else 'deal' end as order_card,
    case when d.deal_id is null then 'leads' else d.pipeline end as order_pipeline,
    case when d.deal_id is null or k.pipeline is not null then 1 else 0 end as has_order
from leads l
cross join run r
cross join places p
left join first_deals d on d.lead_id = l.lead_id
left join known k on k.pipeline = d.pipeline
where (
        not r.has_period
        or l.created_on is null
        or l.created_on between r.since and r.until
    )
    and l.lead_id not in (select e.lead_id from elsewhere e)
