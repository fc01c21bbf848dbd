create or replace view field_log as
select
    cast(null as varchar) as card,
    cast(null as varchar) as card_id,
    cast(null as varchar) as field,
    cast(null as date) as changed_on
where false
