select c.deal_id, t.touch_id, t.touched_at, t.touched_on, t.channel, t.segment,
    c.lead_id, coalesce({by_creation}, false) as is_by_deal, c.closed_at, c.closed_on
from deals c
{joined}
where c.status = 'won' and {by_closing} and coalesce(t.side, 'marketing') <> 'sales'
