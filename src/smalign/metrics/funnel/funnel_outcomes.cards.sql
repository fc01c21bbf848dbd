-- How each card stands. chain: the steps passed in order, where the window asks for an order.
select *, 1 as is_logged, 1 as has_started, cast(null as integer) as chain from members
