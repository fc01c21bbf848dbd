-- The stays known at the as-of. Which cards are in scope their own tables say, which every reader joins.
create or replace view stage_log as
select
    s.* replace (
        case when s.left_at <= r.as_of then s.left_at end as left_at,
        case when s.left_at <= r.as_of then s.left_on end as left_on
    )
from m_stage_log s
cross join run r
where s.entered_at is null or s.entered_at <= r.as_of
