create or replace view stage_log as
select s.*
from m_stage_log s
where s.card = 'deal' and s.card_id in (select deal_id from deals)
    or s.card = 'lead' and s.card_id in (select lead_id from leads)
