-- How many of the earliest deals were in another pipeline before the one they are in, where they name
-- one.
select count(distinct l.card_no) as deals
from stage_log l
join first_deals d on d.card_no = l.card_no
join members m on m.card_id = d.lead_id
where l.card = 'deal' and l.pipeline is not null and l.pipeline <> d.pipeline
    and d.pipeline <> '(none)'
