-- Moves between zones by zone before and zone after, and over all (is_total = 1).
select
    segment,
    from_zone,
    to_zone,
    grouping(to_zone) as is_total,
    count(*) as moves,
    count(distinct card || ' ' || card_id) as cards,
    sum(case when contact_at is not null then 1 else 0 end) as contacted,
    percentile_cont(0.5) within group (order by contact_seconds) as contact_median,
    percentile_cont(0.9) within group (order by contact_seconds) as contact_p90,
    sum(case when actor = 'human' then 1 else 0 end) as by_human,
    sum(case when actor = 'robot' then 1 else 0 end) as by_robot,
    sum(case when actor = 'import' then 1 else 0 end) as by_import,
    sum(case when actor = 'bulk' then 1 else 0 end) as by_bulk,
    sum(case when actor = 'unknown' then 1 else 0 end) as by_unknown,
    (select count(*) from card_contacts) as contacts
from crossings
group by grouping sets ((segment, from_zone, to_zone), ())
