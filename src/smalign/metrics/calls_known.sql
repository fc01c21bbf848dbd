-- What can be told at all: of open leads those whose owner's log can be believed; whether anything that
-- came in tells if it was answered; whether touches are linked with a card, and those that did not come in.
select
    count(*) as leads,
    count(w.owner) as tracked,
    (
        select count(*)
        from touchpoints
        where direction = 'in'
            and (kind in ('chat', 'email', 'form', 'message') or (kind = 'call' and outcome is not null))
    ) as inquiries,
    (select count(*) from card_signals) as signals,
    (
        select count(*)
        from card_signals s
        join touchpoints t on t.touch_id = s.touch_id
        where coalesce(t.direction, 'out') <> 'in'
    ) as outgoing
from open_cards o
left join logged_owners w on w.owner = coalesce(o.owner, '(none)')
where o.card = 'lead' and not o.is_no_inquiry
