-- Filled and empty cells by segment, table and field. The total is the sum of the rows; cards of an
-- unknown day are counted once a table, not once a field.
select
    segment,
    table_name,
    field,
    excluded,
    count(*) as cards,
    sum(is_empty) as is_empty,
    sum(is_pseudo_empty) as is_pseudo_empty
from cards
group by segment, table_name, field, excluded
