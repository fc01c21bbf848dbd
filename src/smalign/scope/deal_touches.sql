select d.deal_id, t.touch_id, t.touched_at, t.channel, t.segment
from deals d
join touchpoints t on t.{key} = d.{key}
where d.status = 'won' and t.touched_at <= d.closed_at and coalesce(t.side, 'marketing') <> 'sales'
