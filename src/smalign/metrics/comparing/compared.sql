-- Leads by period, origin and owner, and by what their sales came to.
select
    period_name,
    segment,
    channel,
    source,
    campaign,
    owner,
    created_how,
    excluded,
    revenue,
    count(*) as leads,
    sum(is_won) as won,
    sum(is_qualified) as qualified,
    sum(has_deal) as dealt,
    sum(deals) as linked,
    sum(amounts) as amounts,
    sum(is_repeated) as repeated,
    sum(is_recorded) as recorded,
    sum(is_unworked) as unworked,
    sum(attempts) as attempts,
    sum(attempts * attempts) as attempt_squares,
    sum(is_acted) as acted,
    sum(case when status = 'open' then 1 else 0 end) as still_open,
    sum(is_by_other) as by_other
from cards
group by period_name, segment, channel, source, campaign, owner, created_how, excluded, revenue
