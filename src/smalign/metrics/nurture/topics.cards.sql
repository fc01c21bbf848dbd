-- One row per card lost in the period: why, on which day, and whether anybody was in touch with it
-- afterwards, marketing or sales. Tests, spam and duplicates are no losses here.
with touched as (
    select card, card_id, max(touched_on) as last_on
    from (
        select card, card_id, touched_on from sent_touches
        union all
        select card, card_id, touched_on from card_contacts
    ) t
    group by card, card_id
)

select
    c.card,
    c.card_id,
    '' as segment,
    c.reason,
    c.lost_on,
    case when r.has_period and c.lost_on is null then 'undated_closing' end as excluded,
    case when t.last_on > c.lost_on then 1 else 0 end as touched_again
from lost_cards c
cross join run r
left join touched t on t.card = c.card and t.card_id = c.card_id
where not r.has_period or c.lost_on is null or c.lost_on between r.since and r.until
