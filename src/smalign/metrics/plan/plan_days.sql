-- The days the export tells of: from the first day of any card on, whatever the question leaves out;
-- and from the first to the last day of spend.
with days as (
    select created_on as told_on from every_lead
    union all
    select created_on as told_on from every_deal
    union all
    select closed_on as told_on from every_deal
)

select 'cards' as kind, min(told_on) as first_on, max(told_on) as last_on
from days
union all
select
    'spend' as kind,
    min(coalesce(date, date_from, date_to)) as first_on,
    max(coalesce(date, date_to, date_from)) as last_on
from spend
