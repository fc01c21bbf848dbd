-- Median days from the touch to the move, of the cards that moved.
select
    segment,
    is_total,
    percentile_cont(0.5) within group (order by days_to_move) as median_days
from sent_cards
where excluded is null and moved = 1
group by segment, is_total
