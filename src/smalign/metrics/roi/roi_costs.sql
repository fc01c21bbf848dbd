-- Costs beside advertising, by segment and item; a fee is left out with the spend it is a share of.
with placed as (
    select
        c.segment,
        c.item,
        c.amount,
        case
            when r.has_period and c.first_on is null then 'spend_undated'
            when r.has_period and (c.last_on < r.since or c.first_on > r.until) then 'outside'
            when r.has_period and (c.first_on < r.since or c.last_on > r.until) then 'spend_range'
            when r.is_rewound and c.last_on > r.as_of_on then 'spend_unfinished'
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
