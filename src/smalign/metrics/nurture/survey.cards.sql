-- One row per card lost in the period, and why. Tests, spam and duplicates are no losses here.
select
    c.card,
    c.card_id,
    '' as segment,
    c.reason,
    c.lost_on,
    case when r.has_period and c.lost_on is null then 'undated_closing' end as excluded
from lost_cards c
cross join run r
where not r.has_period or c.lost_on is null or c.lost_on between r.since and r.until
