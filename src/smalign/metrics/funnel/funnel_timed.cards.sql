-- One row per dated stay of a counted card in an open step.
select p.card_no, p.segment, p.card, p.pipeline, s.place, s.stayed_seconds, s.standing_seconds
from stays s
join placed p on p.card_no = s.card_no
where p.excluded is null and s.is_dated = 1
