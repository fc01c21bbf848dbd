-- Who and what cards and costs name.
select distinct 'channel' as kind, channel as name from leads
union
select distinct 'channel' as kind, channel as name from deals
union
select distinct 'channel' as kind, channel as name from spend
union
select distinct 'owner' as kind, owner as name from leads
union
select distinct 'owner' as kind, owner as name from deals
