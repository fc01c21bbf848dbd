-- The log of every card in its own pipeline, without the won step: who has won is known.
select
    m.card_no,
    m.status,
    s.place,
    l.entered_at,
    l.entered_on,
    l.left_at,
    l.left_on
from stage_log l
join steps s
    on s.card = l.card
    and s.pipeline = case
        when l.card = 'lead' then 'leads' else coalesce(l.pipeline, '(none)')
    end
    and s.stage_order = l.stage_order
join members m on m.card_no = l.card_no and m.pipeline = s.pipeline
where s.is_won = 0
