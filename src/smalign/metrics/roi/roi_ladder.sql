-- Inquiries and people by segment and over all (is_total = 1). A person with several inquiries is
-- one, and a target when any of them is; a card no other card shares a key with is a person of
-- its own.
with placed as (
    select
        l.segment,
        l.person_id,
        l.is_keyless,
        l.is_crowded,
        l.reason,
        l.duplicate_of,
        l.is_repeat,
        case when r.has_period and l.created_on is null then 'undated' end as excluded
    from ladder l
    cross join run r
    where not r.has_period
        or l.created_on is null
        or l.created_on between r.since and r.until
)

select
    segment,
    grouping(segment) as is_total,
    excluded,
    count(*) as cards,
    count(distinct person_id) as persons,
    count(distinct case when reason is null then person_id end) as target_persons,
    sum(case when person_id is null then 1 else 0 end) as singles,
    sum(case when person_id is null and reason is null then 1 else 0 end) as target_singles,
    sum(case when is_keyless then 1 else 0 end) as keyless,
    sum(case when is_crowded then 1 else 0 end) as crowded,
    sum(case when duplicate_of is not null then 1 else 0 end) as duplicates,
    sum(case when is_repeat and duplicate_of is null then 1 else 0 end) as repeats
from placed
group by grouping sets ((segment, excluded), (excluded))
