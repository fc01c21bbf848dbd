-- One row an id: the last modified one; where two are equally new, the file with the later data,
-- then the greater content, so that the order of rows and files changes nothing.
create or replace table {table}_one as
select * exclude (rank_in_id)
from (
    select
        *{summed},
        row_number() over (
            partition by {key}
            order by modified_at desc nulls last, file_latest desc nulls last, {columns}, file_no
        ) as rank_in_id
    from {table}_read
)
where rank_in_id = 1
