-- Touches of marketing that are linked with a card, by whether they came before it was made.
select
    sum(case when is_early then 1 else 0 end) as early,
    sum(case when is_early then 0 else 1 end) as later
from pretext_touches
