-- Who and what cards and costs name, and how many payments there are.
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
select 'payments' as kind, cast(count(*) as varchar) as name from payments
