-- What can be told at all: of open leads those whose owner's log can be believed; whether anything that
-- came in tells if it was answered; whether touches are linked with a card, and of those that came in the
-- ones nobody has to answer.
select
    count(*) as leads,
    count(w.owner) as tracked,
    (
        select count(*)
        from every_touch
        where direction = 'in'
            and (kind in ('chat', 'email', 'form', 'message') or (kind = 'call' and outcome is not null))
    ) as inquiries,
    (select count(*) from card_signals) as signals,
    (
        select count(*)
        from card_signals s
        join every_touch t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
        where t.direction = 'in'
            and coalesce(t.kind, '(none)') not in ('call', 'chat', 'email', 'form', 'message')
    ) as visits
from open_cards o
left join logged_owners w on w.owner = coalesce(o.owner, '(none)')
where o.card = 'lead' and not o.is_no_inquiry
