-- What is in work and what of it burns, by segment; and all together.
select
    segment,
    excluded,
    grouping(segment) as is_total,
    count(*) as cards,
    sum(case when card = 'lead' then 1 else 0 end) as leads,
    sum(case when is_tracked then 1 else 0 end) as tracked,
    sum(case when has_no_attempt then 1 else 0 end) as no_attempt,
    sum(case when card = 'deal' then 1 else 0 end) as deals,
    sum(case when has_no_next_activity then 1 else 0 end) as no_next_activity,
    sum(case when is_overdue then 1 else 0 end) as overdue,
    sum(case when has_missed_call then 1 else 0 end) as missed_calls,
    sum(case when is_unanswered then 1 else 0 end) as unanswered,
    sum(
        case
            when has_no_attempt or has_no_next_activity or is_overdue or has_missed_call or is_unanswered then 1
            else 0
        end
    ) as burning
from cards
group by grouping sets ((segment, excluded), (excluded))
