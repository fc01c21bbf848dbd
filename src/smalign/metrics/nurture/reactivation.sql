-- Lost cards by reason: touched again or not, back or not, won or not.
select
    reason,
    excluded,
    count(*) as cards,
    sum(touched) as touched,
    sum(came_back) as came_back,
    sum(won) as won,
    sum(touched * came_back) as touched_back
from cards
group by reason, excluded
