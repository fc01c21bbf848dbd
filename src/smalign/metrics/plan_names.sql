-- Who and what cards and costs name, and whether there are payments.
select distinct 'channel' as kind, channel as name from leads
union
select distinct 'channel' as kind, channel as name from deals
union
select distinct 'channel' as kind, channel as name from spend
union
select distinct 'owner' as kind, owner as name from leads
union
select distinct 'owner' as kind, owner as name from deals
union
select 'payments' as kind, cast(case when has_payments then 1 else 0 end as varchar) as name from run
