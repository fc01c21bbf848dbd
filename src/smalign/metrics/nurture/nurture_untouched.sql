-- Untouched cards by stage and days in it: how many began to stand there (at the end of that day, 0 is
-- the day they came), and how many moved on, were lost or went back, or are followed no longer: touched,
-- or the period or the export ends. In a period they are followed while its touched cards are.
with asked as (
    select as_of_on, has_period, window_seconds, since as since_on, until as until_on
    from run
),

followed as (
    select
        coalesce(a.alike, '') as alike,
        s.pipeline,
        s.stage,
        case
            when r.has_period then greatest(0, date_diff('day', s.entered_on, r.since_on)) else 0
        end as first_day,
        date_diff('day', s.entered_on, s.left_on) as left_day,
        case
            when t.first_at < s.left_at or s.left_on is null or t.first_on < s.left_on
                then date_diff('day', s.entered_on, t.first_on)
        end as touched_day,
        least(
            date_diff('day', s.entered_on, r.as_of_on),
            case
                when r.has_period
                    then date_diff('day', s.entered_on, r.until_on) + r.window_seconds // 86400
            end
        ) as last_day,
        s.ending
    from standing s
    cross join asked r
    left join card_alike a on a.card = s.card and a.card_id = s.card_id
    left join touched t on t.card = s.card and t.card_id = s.card_id
),

ended as (
    select
        alike,
        pipeline,
        stage,
        first_day,
        least(left_day, touched_day, last_day) as end_day,
        case when touched_day is null and left_day <= last_day then ending else 'cut' end as ending
    from followed
),

steps as (
    select
        alike, pipeline, stage, first_day as day,
        1 as begun, 0 as moved, 0 as gone, 0 as cut
    from ended
    where end_day > first_day
    union all
    select
        alike, pipeline, stage, end_day as day,
        0 as begun,
        case when ending = 'moved' then 1 else 0 end as moved,
        case when ending = 'gone' then 1 else 0 end as gone,
        case when ending = 'cut' then 1 else 0 end as cut
    from ended
    where end_day > first_day
)

select
    alike,
    pipeline,
    stage,
    day,
    sum(begun) as begun,
    sum(moved) as moved,
    sum(gone) as gone,
    sum(cut) as cut
from steps
group by alike, pipeline, stage, day
