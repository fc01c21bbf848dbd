-- Cards by how far they got, with and without each field.
select
    table_name,
    pipeline,
    field,
    excluded,
    lost_in,
    furthest,
    status,
    count(*) as cards,
    sum(is_missing) as missing,
    sum(is_won_missing) as won_missing,
    sum(won_revenue) as won_revenue,
    count(won_revenue) as amounts
from reached
group by table_name, pipeline, field, excluded, lost_in, furthest, status
