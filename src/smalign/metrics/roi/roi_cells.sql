-- The cards that could have earned, by segment and by what each earned: what resampling draws from. A
-- lead with a deal earns through its deal.
select segment, coalesce(revenue, 0) as revenue, count(*) as cards
from cards
where excluded is null and leads_with_deal = 0
group by segment, coalesce(revenue, 0)
