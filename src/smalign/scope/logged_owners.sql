-- The people whose log of attempts can be believed: of the cards they brought on, which somebody must
-- have talked about, four in five at least have an attempt. Who brought on none, and has attempts, is
-- believed when all together are; where nobody did, nobody is.
create or replace table logged_owners as
with owners as (
    select
        coalesce(owner, '(none)') as owner,
        sum(case when is_gained then 1 else 0 end) as gained,
        sum(case when is_gained and has_own then 1 else 0 end) as gained_attempted,
        sum(case when has_own then 1 else 0 end) as attempts
    from card_moments
    group by coalesce(owner, '(none)')
),

everybody as (
    select sum(gained) as gained, sum(gained_attempted) as gained_attempted
    from owners
),

judged as (
    select
        o.owner,
        case when o.gained > 0 then o.gained else e.gained end as gained,
        case when o.gained > 0 then o.gained_attempted else e.gained_attempted end as attempted
    from owners o
    cross join everybody e
    where o.attempts > 0
)

select owner
from judged
where gained > 0 and attempted * 5 >= gained * 4
