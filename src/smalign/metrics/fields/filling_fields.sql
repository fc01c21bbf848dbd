-- Which fields of cards the log knows and does not know, and which of its fields no card has.
select table_name, field, logged
from logged_fields
