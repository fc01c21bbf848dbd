-- The journeys: one row per step of each won (or paid) deal, in the order of time. A deal without a
-- touch is one step that nobody made. lead_place and deal_place are the last steps made by the time
-- the lead and the deal were created, 0 where none was. chosen counts the steps that are not
-- ignored, chosen_on those from this one on.
with touched as (
    select
        c.card_id,
        c.won,
        c.new_customer,
        coalesce(c.revenue, 0) as revenue,
        t.touch_id,
        t.segment,
        t.card_id is not null as is_touched,
        t.touched_at,
        case when x.channel is null then 1 else 0 end as is_chosen,
        case
            when t.touched_at <= l.created_at then 1
            when r.lead_days_whole and t.touched_on <= l.created_on then 1
            else 0
        end as is_by_lead,
        case when t.is_by_deal then 1 else 0 end as is_by_deal
    from cards c
    cross join run r
    left join kept_touches t on t.card = 'deal' and t.card_id = c.card_id
    left join every_lead l on l.lead_id = t.lead_id
    left join ignored_channels x on x.channel = lower(coalesce(t.channel, '(none)'))
    where c.card = 'deal' and c.excluded is null and (c.won = 1 or c.revenue <> 0)
)

select
    card_id,
    won,
    new_customer,
    revenue,
    touch_id,
    segment,
    is_touched,
    is_chosen,
    touched_at,
    max(touched_at) over (partition by card_id) as last_touched_at,
    row_number() over (
        partition by card_id order by touched_at nulls last, touch_id nulls last
    ) as place,
    count(*) over (partition by card_id) as steps,
    sum(is_by_lead) over (partition by card_id) as lead_place,
    sum(is_by_deal) over (partition by card_id) as deal_place,
    sum(is_chosen) over (partition by card_id) as chosen,
    sum(is_chosen) over (
        partition by card_id
        order by touched_at nulls last, touch_id nulls last
        rows between current row and unbounded following
    ) as chosen_on
from touched
