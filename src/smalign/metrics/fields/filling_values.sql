-- What was typed in the minute of a move, with its cards; values of some fields are not shown.
select segment, table_name, field, value, count(*) as cards
from fillings
where excluded is null and filled_when = 'move' and value is not null
group by segment, table_name, field, value
