-- The stage at which each pair hands over most.
with counted as (
    select segment, giver, receiver, stage, count(*) as moves
    from handed
    group by segment, giver, receiver, stage
),

ranked as (
    select
        *,
        row_number() over (partition by segment, giver, receiver order by moves desc, stage) as rank_no
    from counted
)

select segment, giver, receiver, stage, moves
from ranked
where rank_no = 1
