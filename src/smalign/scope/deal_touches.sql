select c.deal_id, t.touch_id, t.touched_at, t.channel, t.segment,
    c.lead_id, c.created_at as deal_created_at, c.closed_at
from deals c
{joined}
where c.status = 'won' and t.touched_at <= c.closed_at and coalesce(t.side, 'marketing') <> 'sales'
