-- What is exported at all: plans, calls that came in with what came of them, other inquiries.
select
    (select count(*) from card_plans) as plans,
    (
        select count(*)
        from every_touch
        where direction = 'in' and kind = 'call' and outcome is not null
    ) as calls,
    (
        select count(*)
        from every_touch
        where direction = 'in' and kind in ('chat', 'email', 'form', 'message')
    ) as inquiries
