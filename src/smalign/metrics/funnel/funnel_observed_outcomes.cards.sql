-- How each card stands, where only what the history says counts: a pipeline without one has no rows.
with logged as (
    select m.card, m.pipeline
    from stays s
    join members m on m.card_no = s.card_no
    where s.is_dated = 1
    group by m.card, m.pipeline
)

select
    m.*,
    case when g.card is null then 0 else 1 end as is_logged,
    1 as has_started,
    cast(null as integer) as chain
from members m
left join logged g on g.card = m.card and g.pipeline = m.pipeline
