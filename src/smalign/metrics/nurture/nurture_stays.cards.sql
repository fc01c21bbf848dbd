-- Where the cards stood and since when.
select
    card,
    card_id,
    pipeline,
    stage,
    stage_order,
    by_history,
    entered_on,
    left_on,
    left_at,
    ending
from card_stays
