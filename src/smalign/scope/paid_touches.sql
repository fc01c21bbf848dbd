select c.deal_id, t.touch_id, t.touched_at, t.touched_on, t.channel, t.segment,
    c.lead_id, coalesce({by_creation}, false) as is_by_deal, c.closed_at, c.closed_on
from (
    select d.* replace (p.paid_at as closed_at, p.paid_on as closed_on)
    from deals d
    join first_paid p on p.deal_id = d.deal_id
    where d.status <> 'won' or d.closed_at is null
) c
{joined}
where {by_closing} and coalesce(t.side, 'marketing') <> 'sales'
