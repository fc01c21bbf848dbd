-- The log of each lead and of its earliest deal in the pipeline it is in now, as one. The lead's last
-- stay ends where its deal begins. That a lead was converted is known of its status, too.
select
    m.card_no,
    m.status,
    s.place,
    l.entered_at,
    l.entered_on,
    case
        when l.left_at is null and d.created_at >= l.entered_at then d.created_at else l.left_at
    end as left_at,
    case
        when l.left_at is null and d.created_at >= l.entered_at then d.created_on else l.left_on
    end as left_on
from stage_log l
join path_places s on s.card = 'lead' and s.stage_order = l.stage_order
join members m on m.card_no = l.card_no
left join first_deals d on d.lead_id = m.card_id
where l.card = 'lead'
union all
select
    m.card_no,
    m.status,
    s.place,
    l.entered_at,
    l.entered_on,
    l.left_at,
    l.left_on
from stage_log l
join path_places s
    on s.card = 'deal'
    and s.pipeline = coalesce(l.pipeline, '(none)')
    and s.stage_order = l.stage_order
join first_deals d on d.card_no = l.card_no and d.pipeline = s.pipeline
join members m on m.card_id = d.lead_id
where l.card = 'deal' and s.is_won = 0
union all
select
    card_no,
    status,
    least_place,
    cast(null as timestamp),
    cast(null as date),
    cast(null as timestamp),
    cast(null as date)
from members
where order_card = 'lead' and status = 'open' and least_place > 1
