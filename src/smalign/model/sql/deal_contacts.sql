-- The contact of each deal: by id; a contact found by name counts only where one contact bears it.
create or replace table contact_names as
select {name} as name, min(contact_id) as contact_id
from contacts_all
where name is not null
group by {name}
having count(distinct contact_id) = 1;

create or replace table deal_contacts as
select d.deal_id, coalesce(d.contact_id, n.contact_id) as contact_id
from (select deal_id, contact_id, {deal_name} as name from deals_all) d
left join contact_names n on n.name = d.name
where coalesce(d.contact_id, n.contact_id) is not null
