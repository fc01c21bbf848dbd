-- A row a card and field whose value is another one than when both were seen before; emptied: no new
-- value. Fields that the same exports have are a group: a field an export lacks was not emptied in it.
create or replace table snapshot_field_log as
with sightings as (
    select
        g.field_group,
        s.card,
        s.card_id,
        s.snapshot_no,
        s.seen_on,
        lag(s.snapshot_no) over (
            partition by g.field_group, s.card, s.card_id order by s.snapshot_no
        ) as before_no
    from snapshot_sightings s
    join snapshot_groups g on g.card = s.card and g.snapshot_no = s.snapshot_no
),

changed as (
    select s.card, s.card_id, n.field, o.value as old_value, n.value as new_value, s.seen_on
    from sightings s
    join snapshot_fields f on f.card = s.card and f.field_group = s.field_group
    join snapshot_contents n
        on n.snapshot_no = s.snapshot_no
        and n.card = s.card and n.card_id = s.card_id and n.field = f.field
    left join snapshot_contents o
        on o.snapshot_no = s.before_no
        and o.card = s.card and o.card_id = s.card_id and o.field = f.field
    where s.before_no is not null and o.value is distinct from n.value
    union all
    select s.card, s.card_id, o.field, o.value, null, s.seen_on
    from sightings s
    join snapshot_fields f on f.card = s.card and f.field_group = s.field_group
    join snapshot_contents o
        on o.snapshot_no = s.before_no
        and o.card = s.card and o.card_id = s.card_id and o.field = f.field
    left join snapshot_contents n
        on n.snapshot_no = s.snapshot_no
        and n.card = s.card and n.card_id = s.card_id and n.field = f.field
    where n.value is null
)

select card, card_id, field, old_value, new_value, seen_on as changed_at
from changed