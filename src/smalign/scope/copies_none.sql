-- Without several pipelines, or without anything that says whose a deal is, no deal is told a copy.
create or replace view copies as
select
    cast(null as varchar) as deal_id,
    cast(null as varchar) as copy_of,
    false as is_left_out
where false
