-- One row per filled cell of the cards created in the period, with how its card was decided.
select
    c.table_name,
    c.card_id,
    c.segment,
    c.field,
    case when r.has_period and c.created_on is null then 'undated' end as excluded,
    c.value,
    case when c.outcome = 'won' then 1 else 0 end as is_won,
    case when c.outcome = 'lost' then 1 else 0 end as is_lost
from filled c
cross join run r
where not r.has_period
    or c.created_on is null
    or c.created_on between r.since and r.until
