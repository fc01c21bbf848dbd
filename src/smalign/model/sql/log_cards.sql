-- The cards of the history: how they ended, and the stage they stand in, if it has a place.
create or replace {kind} log_cards as
select n.log_no, c.card, c.card_no, c.card_id, c.owner, c.outcome, c.closed_at, c.closed_on, s.stage_no
from (
    {cards}
) c
join card_numbers n on n.card = c.card and n.card_id = c.card_id
left join stages s
    on s.card = c.card
    and s.pipeline is not distinct from c.pipeline
    and s.stage = coalesce(c.stage, '(none)')
    and c.stage_order is not null
