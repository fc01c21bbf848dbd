-- One row per step a card was in: whether any stay there is dated, the first one and the last one,
-- how many they are, how long they lasted together and whether the card still stands there.
select
    card_no,
    place,
    max(is_dated) as is_dated,
    min(entered_at) as first_at,
    max(entered_at) as last_at,
    count(entered_at) as stays,
    cast(sum(stayed_seconds) as bigint) as total_seconds,
    count(standing_seconds) as standing
from stays
group by card_no, place
