-- A row a card and owner it was seen with, as long as it was seen with no other one.
create or replace table snapshot_owner_log as
select card, card_id, owner, owner_before as previous_owner, seen_on as since_at
from (
    select
        *,
        lag(owner) over (partition by card, card_id order by snapshot_no) as owner_before
    from snapshot_sightings
    where owner is not null
) s
where owner_before is null or owner <> owner_before