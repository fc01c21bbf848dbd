-- The cards a segment holds open at the as-of, whatever the period.
with open_cards as (
    select segment, 1 as leads, 0 as deals from leads where status = 'open'
    union all
    select segment, 0 as leads, 1 as deals from deals where status = 'open'
)

select
    segment,
    grouping(segment) as is_total,
    sum(leads) as open_leads,
    sum(deals) as open_deals
from open_cards
group by grouping sets ((segment), ())
