-- Sums over the cards by segment, and over all of them (is_total = 1).
-- Cards with a reason in `excluded` are in no number of the metric.
select
    segment,
    grouping(segment) as is_total,
    excluded,
    count(*) as cards,
    sum(leads) as leads,
    sum(qualified) as qualified,
    sum(leads_with_deal) as leads_with_deal,
    sum(leads_with_won) as leads_with_won,
    sum(deals) as deals,
    sum(won) as won,
    sum(paid) as paid,
    sum(lost) as lost,
    sum("open") as "open",
    sum(unlinked) as unlinked,
    sum(case when unlinked = 1 then revenue end) as unlinked_revenue,
    count(copy_of) as copies,
    sum(case when copy_of is not null then revenue end) as copies_revenue,
    sum(closing_undated) as closing_undated,
    sum(refunds) as refunds,
    sum(refunded) as refunded,
    sum(case when won = 1 and amount is null then 1 else 0 end) as won_without_amount,
    count(amount) as amounts,
    sum(revenue) as revenue,
    sum(case when won = 1 then amount end) as won_amount,
    sum(open_amount) as open_amount,
    sum(new_customer) as new_customers,
    sum(new_revenue) as new_revenue,
    sum(case when won = 1 and customer_kind = 'contact' then 1 else 0 end) as by_contact,
    sum(case when won = 1 and customer_kind = 'company' then 1 else 0 end) as by_company,
    sum(case when won = 1 and customer_kind = 'deal' then 1 else 0 end) as by_deal,
    sum(case when seconds_to_won < 0 then 1 else 0 end) as won_before_created,
    percentile_cont(0.5) within group (
        order by case when seconds_to_won >= 0 then seconds_to_won end
    ) as median_seconds,
    min(counted_on) as first_on,
    max(counted_on) as last_on,
    max(revenue_by) as revenue_by
from cards
group by grouping sets ((segment, excluded), (excluded))
