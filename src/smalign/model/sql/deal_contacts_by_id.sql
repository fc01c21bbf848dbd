-- The contact of each deal, where only an id can name it.
create or replace table deal_contacts as
select deal_id, contact_id
from deals_all
where contact_id is not null
