-- Stages by segment: what they take, and whether cards left them as soon after a field became required
-- as before. Both sides are cards that could be followed for the horizon, the median stay before, and
-- entered the stage on as many days: as many before the requirement as have passed since.
with horizons as (
    select
        table_name,
        pipeline,
        stage,
        cast(greatest(ceil(percentile_cont(0.5) within group (order by stay_days)), 1) as integer)
            as horizon_days
    from stays
    where excluded is null and left_on < required_on
    group by table_name, pipeline, stage
),

followed as (
    select
        s.*,
        h.horizon_days,
        case
            when s.excluded is not null then null
            when s.entered_on >= s.required_on and s.entered_on + h.horizon_days <= r.as_of_on
                then 'after'
            when s.entered_on + h.horizon_days <= s.required_on
                and date_diff('day', s.entered_on, s.required_on)
                <= date_diff('day', s.required_on, r.as_of_on)
                then 'before'
        end as side,
        case when s.stay_days <= h.horizon_days then 1 else 0 end as is_left
    from stays s
    cross join run r
    left join horizons h
        on h.table_name = s.table_name and h.pipeline = s.pipeline and h.stage = s.stage
)

select
    segment,
    table_name,
    pipeline,
    stage,
    excluded,
    min(stage_order) as stage_order,
    count(*) as cards,
    sum(fields_filled) as fields_filled,
    count(seconds_to_fill) as cards_filled,
    percentile_cont(0.5) within group (order by seconds_to_fill) as fill_seconds,
    count(left_on) as left_cards,
    percentile_cont(0.5) within group (order by stay_seconds) as stay_seconds,
    max(horizon_days) as horizon_days,
    sum(case when side = 'before' then 1 else 0 end) as before_cards,
    sum(case when side = 'before' then is_left else 0 end) as before_left,
    sum(case when side = 'after' then 1 else 0 end) as after_cards,
    sum(case when side = 'after' then is_left else 0 end) as after_left
from followed
group by segment, table_name, pipeline, stage, excluded
