select 'deal' as card, c.deal_id as card_id, t.touch_id, t.touched_at, t.touched_on, t.channel, t.segment
from deals c
{joined}
where c.status <> 'won' and coalesce(t.side, 'marketing') <> 'sales'
    and coalesce({by_closing}, t.touched_at <= (select as_of from run))
    and (
        c.lead_id is null
        or c.lead_id not in (
            select lead_id from every_deal where status = 'won' and lead_id is not null
        )
    )
