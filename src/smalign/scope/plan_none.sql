create or replace view plan as
select
    cast(null as varchar) as period,
    cast(null as varchar) as channel,
    cast(null as varchar) as owner,
    cast(null as bigint) as leads,
    cast(null as bigint) as qualified,
    cast(null as bigint) as won,
    cast(null as decimal(18, 6)) as revenue,
    cast(null as decimal(18, 6)) as spend
where false
