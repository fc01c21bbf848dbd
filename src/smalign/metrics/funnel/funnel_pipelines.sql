-- How many of the deals were in another pipeline before the one they are in, where they name one.
select count(distinct l.card_id) as deals
from stage_log l
join members m on m.card = l.card and m.card_id = l.card_id
where l.card = 'deal' and l.pipeline is not null and l.pipeline <> m.pipeline
    and m.pipeline <> '(none)'
