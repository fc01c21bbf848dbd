create or replace view ladder as
select
    s.segment,
    s.created_on,
    m.card_id,
    m.person_id,
    m.is_keyless,
    m.is_crowded,
    m.rule,
    m.reason,
    m.duplicate_of,
    m.is_repeat
from {table} s
join m_ladder m on m.card_id = s.{id}{kept}
