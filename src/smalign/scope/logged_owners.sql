-- The people whose log of attempts can be believed: of the cards they brought on, which somebody must
-- have talked about, four in five at least have an attempt. Who brought on none is believed when all
-- together are.
create or replace view logged_owners as
with cards as (
    select coalesce(owner, '(none)') as owner, is_gained, attempt_at is not null as is_attempted
    from card_moments
),

owners as (
    select
        owner,
        sum(case when is_gained then 1 else 0 end) as gained,
        sum(case when is_gained and is_attempted then 1 else 0 end) as gained_attempted,
        sum(case when is_attempted then 1 else 0 end) as attempted
    from cards
    group by owner
),

everybody as (
    select sum(gained) as gained, sum(gained_attempted) as gained_attempted
    from owners
)

select o.owner
from owners o
cross join everybody e
where o.attempted > 0
    and case when o.gained > 0 then o.gained_attempted else e.gained_attempted end * 5
    >= case when o.gained > 0 then o.gained else e.gained end * 4
