-- Sales by channel, by owner, by segment, and over all (by_what).
select
    case
        when grouping(channel) = 0 then 'channel'
        when grouping(owner) = 0 then 'owner'
        when grouping(segment) = 0 then 'segment'
        else 'total'
    end as by_what,
    coalesce(channel, owner, segment, '') as value,
    excluded,
    count(*) as won,
    sum(is_logged) as logged,
    sum(case when is_logged = 1 then is_cancelled else 0 end) as cancelled,
    sum(is_paid) as paid_deals,
    sum(is_refunded) as refunded_deals,
    sum(received) as paid,
    sum(case when is_paid = 1 then refunded end) as refunded,
    sum(is_told) as customers,
    sum(is_first) as new_customers,
    sum(is_observed) as observed,
    sum(is_repeated) as repeated
from sold
group by grouping sets ((channel, excluded), (owner, excluded), (segment, excluded), (excluded))
