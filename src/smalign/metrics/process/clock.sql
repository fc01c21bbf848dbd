-- The life of closed cards by zone: of each pipeline, of a segment and over all. Medians are of the cards
-- that were in the zone.
select
    segment,
    pipeline,
    grouping(pipeline) as is_of_all,
    grouping(segment) as is_total,
    excluded,
    count(*) as cards,
    sum(life_seconds) as life,
    percentile_cont(0.5) within group (order by life_seconds) as life_median,
    sum(marketing_seconds) as marketing,
    count(case when marketing_seconds > 0 then 1 end) as marketing_cards,
    percentile_cont(0.5) within group (order by case when marketing_seconds > 0 then marketing_seconds end)
        as marketing_median,
    sum(sales_seconds) as sales,
    count(case when sales_seconds > 0 then 1 end) as sales_cards,
    percentile_cont(0.5) within group (order by case when sales_seconds > 0 then sales_seconds end)
        as sales_median,
    sum(shared_seconds) as shared,
    count(case when shared_seconds > 0 then 1 end) as shared_cards,
    percentile_cont(0.5) within group (order by case when shared_seconds > 0 then shared_seconds end)
        as shared_median,
    sum(system_seconds) as system,
    count(case when system_seconds > 0 then 1 end) as system_cards,
    percentile_cont(0.5) within group (order by case when system_seconds > 0 then system_seconds end)
        as system_median,
    sum(unnamed_seconds) as unnamed,
    count(case when unnamed_seconds > 0 then 1 end) as unnamed_cards,
    percentile_cont(0.5) within group (order by case when unnamed_seconds > 0 then unnamed_seconds end)
        as unnamed_median,
    sum(unlogged_seconds) as unlogged,
    count(case when unlogged_seconds > 0 then 1 end) as unlogged_cards,
    percentile_cont(0.5) within group (order by case when unlogged_seconds > 0 then unlogged_seconds end)
        as unlogged_median
from lived
group by grouping sets ((segment, pipeline, excluded), (segment, excluded), (excluded))
