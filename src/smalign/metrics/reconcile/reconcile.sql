-- What falls into the report's periods, by every day it may be counted by. A period holds spend of a
-- range of days only as a whole.
select
    c.card,
    c.zone,
    c.excluded,
    c.segment,
    c.first_segment,
    c.last_segment,
    l.period_name as lead_period,
    d.period_name as deal_period,
    s.period_name as closed_period,
    p.period_name as paid_period,
    c.is_test,
    c.is_spam,
    c.is_duplicate,
    c.is_repeat,
    c.is_qualified,
    c.has_deal,
    c.is_won,
    c.is_copy,
    c.is_left_out,
    c.is_new,
    c.is_refund,
    count(*) as cards,
    count(c.amount) as amounts,
    sum(c.amount) as amount,
    sum(c.exported_amount) as exported_amount,
    sum(c.base_amount) as base_amount
from cards c
left join report_periods l on c.lead_on between l.first_on and l.last_on
left join report_periods d on c.deal_on between d.first_on and d.last_on
left join report_periods s on c.closed_on between s.first_on and s.last_on
left join report_periods p on c.paid_on >= p.first_on and c.last_on <= p.last_on
where c.excluded is not null
    or l.period_name is not null
    or d.period_name is not null
    or s.period_name is not null
    or p.period_name is not null
group by all
