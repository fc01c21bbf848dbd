-- Credit by model and segment of the touch; segment is null where no touch is known.
select
    model,
    segment,
    sum(cast(won_units as decimal(38, 0))) as won_units,
    sum(cast(customer_units as decimal(38, 0))) as customer_units,
    sum(cast(revenue_units as decimal(38, 0))) as revenue_units,
    sum(case when is_touched and segment is null then 1 else 0 end) as not_split
from credits
group by model, segment
