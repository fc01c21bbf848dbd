create or replace view field_log as
select f.card, f.card_id, f.field, f.changed_on
from field_log_all f
cross join run r
where f.changed_at <= r.as_of
