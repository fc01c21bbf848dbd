-- The export has no payments.
create or replace view {view} as
select p.*
from payments_all p
where false
