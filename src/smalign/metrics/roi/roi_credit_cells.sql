-- What each sale gives to a segment by each model, and how many sales give just that: what resampling
-- draws from. Any card could have given something to any segment.
with given as (
    select
        model,
        card_id,
        segment,
        sum(cast(revenue_units as decimal(38, 0))) as revenue_units
    from credits
    group by model, card_id, segment
)

select model, segment, revenue_units, count(*) as cards
from given
group by model, segment, revenue_units
