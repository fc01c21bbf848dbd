-- Records that are in no row: those that say no day are in no period and met no card; calls of the
-- period that went out are no inquiries.
select
    count(*) filter (where p.touched_on is null and not coalesce(p.is_outgoing, false)) as undated,
    count(*) filter (
        where coalesce(p.is_outgoing, false)
            and (p.touched_on is null or p.touched_on between r.since and r.until)
    ) as outgoing
from person_records p
cross join run r
