-- The channels touches have.
select distinct channel from touchpoints where channel is not null
