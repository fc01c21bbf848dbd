-- What came in by the logs of calls, forms and chats, whether a card was made of it or not.
select p.period_name, t.kind, count(*) as touches
from touchpoints t
join compared_periods p on t.touched_on between p.first_on and p.last_on
where t.kind is not null and coalesce(t.direction, 'in') = 'in'
group by p.period_name, t.kind
