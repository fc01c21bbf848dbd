-- Cards each field is due on as far as how they ended tells, and how many of them have it empty.
select
    c.segment,
    c.table_name,
    c.field,
    count(*) as cards,
    sum(case when c.state = 'empty' then 1 else 0 end) as is_empty,
    sum(case when c.state = 'pseudo' then 1 else 0 end) as is_pseudo_empty
from cells c
cross join run r
where not coalesce(c.is_early, false)
    and (not r.has_period or c.created_on between r.since and r.until)
group by c.segment, c.table_name, c.field
