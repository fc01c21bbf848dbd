-- One row an id: the last modified one, if all its rows say when; else that of the file with the
-- later data. Where two are equally new the greater content, so that the order of rows and files
-- changes nothing.
create or replace table {table}_one as
select * exclude (rank_in_id, is_dated)
from (
    select
        *{summed},
        row_number() over (
            partition by {key}
            order by
                case when is_dated then {modified} end desc nulls last,
                file_latest desc nulls last,
                {modified} desc nulls last,
                {columns},
                file_no
        ) as rank_in_id
    from (
        select *, count({modified}) over (partition by {key}) = count(*) over (partition by {key})
            as is_dated
        from {table}_read
    )
)
where rank_in_id = 1
