-- One row per step a card was in: whether any stay there is dated, the first one and the last one.
select
    card_no,
    place,
    max(is_dated) as is_dated,
    min(entered_at) as first_at,
    max(entered_at) as last_at
from stays
group by card_no, place
