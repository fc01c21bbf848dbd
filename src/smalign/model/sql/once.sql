-- Rows of one id and moment from the file with the later data alone, however many it has. Where two
-- files are equally new the one with the greater content, so that the order of files changes nothing.
create or replace table {table}_one as
select * exclude (kept_file)
from (
    select
        *,
        first_value(file_no) over (
            partition by {key}
            order by
                file_latest desc nulls last,
                {columns},
                file_no
        ) as kept_file
    from {table}_read
)
where file_no = kept_file
