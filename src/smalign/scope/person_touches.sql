select d.deal_id, t.touch_id, t.touched_at, t.channel, t.segment
from deals d
join person_cards p on p.card = '{card}' and p.card_id = d.{card}_id and p.way = '{way}'
join touchpoints t on p.person = {key} and t.lead_id is null and t.deal_id is null
where d.status = 'won' and t.touched_at <= d.closed_at and coalesce(t.side, 'marketing') <> 'sales'
