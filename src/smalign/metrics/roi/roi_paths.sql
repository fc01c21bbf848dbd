-- The journeys of the cards, added up by path: how many ended in a sale, what those brought, and how
-- many came to none. Steps stand between record separators (30); how often a channel was met
-- stands behind a group separator (29).
with steps as (
    select
        c.card,
        c.card_id,
        c.won,
        c.revenue,
        case
            when t.times is null then t.segment
            else t.segment || chr(29) || cast(t.times as varchar)
        end as step,
        t.touched_at,
        t.touch_id
    from cards c
    join kept_touches t on t.card = c.card and t.card_id = c.card_id
    where c.excluded is null
),

paths as (
    select
        card,
        card_id,
        max(won) as won,
        max(revenue) as revenue,
        string_agg(step, chr(30) order by touched_at, touch_id) as path
    from steps
    group by card, card_id
)

select path, sum(won) as conversions, sum(revenue) as value, sum(1 - won) as nulls
from paths
group by path
