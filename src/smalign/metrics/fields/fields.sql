-- Filled and empty cells by segment, table and field, by the month their cards were created in (counted
-- from the year 0) and by the word that says nothing. The total is the sum of the rows; cards of an
-- unknown day are counted once a table, not once a field.
select
    c.segment,
    c.table_name,
    c.field,
    c.excluded,
    year(c.created_on) * 12 + month(c.created_on) - 1 as created_month,
    c.token,
    count(*) as cards,
    sum(c.is_empty) as is_empty,
    sum(c.is_pseudo_empty) as is_pseudo_empty,
    min(c.created_on) as first_on,
    min(case when r.until < r.as_of_on then r.until else r.as_of_on end) as last_on
from cards c
cross join run r
group by
    c.segment,
    c.table_name,
    c.field,
    c.excluded,
    year(c.created_on) * 12 + month(c.created_on) - 1,
    c.token
