-- No file says when a field was changed.
create or replace view field_changes as
select
    cast(null as varchar) as table_name,
    cast(null as varchar) as field,
    cast(null as varchar) as card_id,
    cast(null as varchar) as value,
    cast(null as varchar) as previous,
    cast(null as timestamp) as changed_at,
    cast(null as date) as changed_on,
    cast(null as varchar) as changed_by,
    cast(null as boolean) as has_time
where false
