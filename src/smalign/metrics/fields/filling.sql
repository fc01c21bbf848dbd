-- Cards by segment and field, and when the field was filled in; once more over all segments and fields
-- (is_total = 1). In the shares are fillings after the creation that the log tells of.
select
    segment,
    table_name,
    field,
    grouping(field) as is_total,
    excluded,
    count(*) as cards,
    count(distinct table_name || card_id) as most,
    sum(case when filled_when <> 'empty' then 1 else 0 end) as filled,
    sum(case when filled_when = 'creation' then 1 else 0 end) as at_creation,
    sum(case when filled_when = 'move' then 1 else 0 end) as at_move,
    sum(case when filled_when = 'bulk' then 1 else 0 end) as in_bulk,
    sum(case when filled_when = 'later' then 1 else 0 end) as filled_later,
    sum(case when filled_when = 'before_log' then 1 else 0 end) as before_log,
    sum(is_month_end) as month_end,
    sum(has_time) as timed,
    count(is_month_end) as of_months,
    count(seconds_in_stage) as staged,
    percentile_cont(0.5) within group (order by seconds_in_stage) as median_seconds
from fillings
group by grouping sets ((segment, table_name, field, excluded), (excluded))
