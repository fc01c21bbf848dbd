select 'lead' as card, c.lead_id as card_id, t.touch_id, t.touched_at, t.touched_on, t.channel, t.segment
from leads c
{joined}
where coalesce(t.side, 'marketing') <> 'sales' and t.touched_at <= (select as_of from run)
    and c.lead_id not in (select lead_id from every_deal where lead_id is not null)
