-- Cards in the rows, and those of them that stand open and entered the first step less than the window
-- before the as-of: their window is not over.
with started as (
    select card_no, max(entered_at) as started_at
    from stays
    where place = 1 and is_dated = 1
    group by card_no
)

select
    max(r.as_of_on) as as_of_on,
    count(*) as cards,
    sum(
        case
            when p.status = 'open'
                and date_diff('second', s.started_at, r.as_of) < r.window_seconds then 1
            else 0
        end
    ) as young
from placed p
cross join run r
left join started s on s.card_no = p.card_no
where p.excluded is null
