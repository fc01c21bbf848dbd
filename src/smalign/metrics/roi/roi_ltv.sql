-- What the new customers of each segment have bought: those first won in the segment and observed long
-- enough, with their sales up to the horizon after the first one. Sales the question leaves out are
-- none of theirs; a first sale without a day is observed by nobody.
with firsts as (
    select
        c.segment,
        p.customer,
        p.customer_kind,
        p.closed_on,
        date_diff('day', p.closed_on, r.as_of_on) as observed_days,
        h.days
    from cards c
    join purchases p on p.deal_id = c.card_id
    cross join run r
    cross join ltv_horizon h
    where c.card = 'deal' and c.excluded is null and c.new_customer = 1
),

bought as (
    select
        f.segment,
        f.customer,
        f.customer_kind,
        max(f.observed_days) as observed_days,
        sum(d.amount) as amount
    from firsts f
    join purchases o on o.customer = f.customer and o.customer_kind = f.customer_kind
    join deals d on d.deal_id = o.deal_id
    where f.observed_days >= coalesce(f.days, 0)
        and date_diff('day', f.closed_on, o.closed_on) between 0 and coalesce(f.days, f.observed_days)
    group by f.segment, f.customer, f.customer_kind
)

select
    segment,
    grouping(segment) as is_total,
    cast(null as varchar) as excluded,
    count(*) as customers,
    sum(amount) as amount,
    percentile_cont(0.5) within group (order by observed_days) as median_days
from bought
group by grouping sets ((segment), ())
