-- A row a card and stage it was seen in, as long as it was seen in no other one.
create or replace table snapshot_stage_log as
select card, card_id, pipeline, stage, owner, moved_on as entered_at, true as inferred
from (
    select
        *,
        lag(snapshot_no) over w as before_no,
        lag(stage) over w as stage_before,
        lag(pipeline) over w as pipeline_before
    from snapshot_sightings
    where stage is not null
    window w as (partition by card, card_id order by snapshot_no)
) s
where before_no is null
    or stage <> stage_before
    or pipeline is distinct from pipeline_before