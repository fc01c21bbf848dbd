-- The stays known at the as-of, with their moments as the clocks of the company show them; of a stay
-- that is not over ends_local is the as-of.
create or replace view stage_stays as
select
    s.card,
    s.card_no,
    case when s.card = 'lead' then 'leads' else coalesce(s.pipeline, '(none)') end as pipeline,
    coalesce(s.stage, '(none)') as stage,
    s.entered_at,
    s.entered_on,
    s.left_at,
    s.left_on,
    {entered} as entered_local,
    coalesce({left}, {as_of}) as ends_local
from stage_log s
cross join run r
