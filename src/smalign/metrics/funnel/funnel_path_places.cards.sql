-- Where each stage stands on the path of a lead: its own stages, being converted, then the stages of
-- the pipelines its first deal may be in, those of equal place together, then won.
with pipelines as (
    select pipeline from first_deals group by pipeline
),

lengths as (
    select
        max(case when s.card = 'lead' then s.place else 0 end) as lead_places,
        max(case when s.card = 'deal' and s.is_won = 0 then s.place else 0 end) as deal_places
    from own_steps s
    where s.card = 'lead' or s.pipeline in (select p.pipeline from pipelines p)
)

select
    s.card,
    s.pipeline,
    s.stage,
    s.stage_order,
    s.zone,
    s.sla_hours,
    case when s.card = 'deal' then s.is_won else 0 end as is_won,
    case when s.card = 'lead' then s.is_won else 0 end as is_conversion,
    case
        when s.card = 'lead' then s.place
        when s.is_won = 1 then n.lead_places + n.deal_places + 1
        else n.lead_places + s.place
    end as place
from own_steps s
cross join lengths n
where s.card = 'lead' or s.pipeline in (select p.pipeline from pipelines p)
