-- One row per dated stay of a counted card in an open step. is_latest: 1 for the card's last stay
-- in the step.
select
    p.card_no,
    p.segment,
    p.card,
    p.pipeline,
    s.place,
    case when s.entered_at = v.last_at then 1 else 0 end as is_latest,
    s.stayed_seconds,
    s.standing_seconds
from stays s
join visits v on v.card_no = s.card_no and v.place = s.place
join placed p on p.card_no = s.card_no
where p.excluded is null and s.is_dated = 1
