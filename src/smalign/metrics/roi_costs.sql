-- Costs beside advertising, by segment and item; a fee is left out with the spend it is a share of.
with placed as (
    select
        c.segment,
        c.item,
        c.amount,
        case
            when not r.has_period then null
            when c.first_on is null then 'spend_undated'
            when c.first_on >= r.since and c.last_on <= r.until then null
            when c.last_on < r.since or c.first_on > r.until then 'outside'
            else 'spend_range'
        end as excluded,
        c.first_on,
        c.last_on
    from costs c
    cross join run r
)

select
    segment,
    item,
    sum(amount) as amount,
    min(first_on) as first_on,
    max(last_on) as last_on
from placed
where excluded is null
group by segment, item
