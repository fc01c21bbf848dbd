-- The log of each lead and of its earliest deal in the pipeline it is in now, as one. The lead's last
-- stay ends where its deal begins. That a lead was converted is known of its status, too, or of its deal:
-- where no move says so it went through the step of conversion. Only a window asks when, and nothing how
-- long (status: nobody stands there).
with converted as (
    select min(place) as place from path_places where is_conversion = 1
),

told as (
    select distinct l.card_no
    from stage_log l
    join path_places s on s.card = 'lead' and s.is_conversion = 1 and s.stage_order = l.stage_order
    where l.card = 'lead'
),

dated as (
    select distinct card_no from stage_log where card = 'lead' and entered_at is not null
)

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
union all
select
    m.card_no,
    'won' as status,
    c.place,
    case when r.window_seconds is not null and a.card_no is not null then d.created_at end,
    case when r.window_seconds is not null and a.card_no is not null then d.created_on end,
    cast(null as timestamp),
    cast(null as date)
from first_deals d
join members m on m.card_id = d.lead_id
cross join converted c
cross join run r
left join dated a on a.card_no = m.card_no
left join told t on t.card_no = m.card_no
where t.card_no is null and c.place is not null
