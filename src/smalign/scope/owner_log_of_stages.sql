-- Since when each card has been whose, by the as-of, where only the history of stages tells it; place:
-- what comes first of one moment, which is in the order of the stages.
create or replace view owner_log as
select
    s.card,
    s.card_id,
    s.owner,
    cast(null as varchar) as previous_owner,
    s.changed_by,
    s.actor_kind,
    s.entered_at as since_at,
    s.entered_on as since_on,
    {has_time} as has_time,
    s.stage_order as place
from m_stage_log s
cross join run r
where s.owner is not null
    and s.entered_at <= r.as_of
