-- What each person was given, and over all (is_total = 1).
select
    h.segment,
    h.owner,
    grouping(h.owner) as is_total,
    count(distinct h.card || ' ' || h.card_id) as cards,
    sum(h.is_handover) as received,
    sum(h.is_returned) as returned,
    count(distinct case when h.is_returned = 1 then h.card || ' ' || h.card_id end) as returned_cards,
    sum(case when h.is_handover = 1 and h.contact_at is not null then 1 else 0 end) as contacted,
    percentile_cont(0.5) within group (
        order by case when h.is_handover = 1 then h.contact_seconds end
    ) as contact_median,
    percentile_cont(0.9) within group (
        order by case when h.is_handover = 1 then h.contact_seconds end
    ) as contact_p90,
    percentile_cont(0.5) within group (order by h.held_seconds) as held_median,
    sum(case when h.is_handover = 1 and h.actor = 'human' then 1 else 0 end) as by_human,
    sum(case when h.is_handover = 1 and h.actor = 'robot' then 1 else 0 end) as by_robot,
    sum(case when h.is_handover = 1 and h.actor = 'import' then 1 else 0 end) as by_import,
    sum(case when h.is_handover = 1 and h.actor = 'bulk' then 1 else 0 end) as by_bulk,
    sum(case when h.is_handover = 1 and h.actor = 'unknown' then 1 else 0 end) as by_unknown,
    (select count(*) from card_contacts) as contacts
from holdings h
cross join run r
where not r.has_period or h.since_on between r.since and r.until
group by grouping sets ((h.segment, h.owner), ())
