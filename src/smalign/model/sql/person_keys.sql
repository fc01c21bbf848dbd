-- What identifies the person behind a card: contact id, e-mail, phone; the smaller way is the surer.
-- A deal that names its contact takes that contact's e-mail and phone as well; a contact found by
-- name counts only where one contact bears the name.
create or replace table contact_names as
select name, min(contact_id) as contact_id
from contacts_all
where name is not null
group by name
having count(distinct contact_id) = 1;

create or replace table deal_contacts as
select d.deal_id, coalesce(d.contact_id, n.contact_id) as contact_id, d.contact_id is null as by_name
from deals_all d
left join contact_names n on n.name = d.contact_name
where coalesce(d.contact_id, n.contact_id) is not null;

create or replace table lead_keys as
select lead_id, 2 as way, contact_id as person from leads_all where contact_id is not null
union all
select lead_id, 3, {email} from leads_all where {email} is not null
union all
select lead_id, 4, {phone} from leads_all where {phone} is not null;

create or replace table deal_keys as
select deal_id, 2 as way, contact_id as person from deal_contacts
union all
select deal_id, 3, {email} from deals_all where {email} is not null
union all
select deal_id, 4, {phone} from deals_all where {phone} is not null
union all
select d.deal_id, 3, {email}
from deal_contacts d join contacts_all c using (contact_id) where {email} is not null
union all
select d.deal_id, 4, {phone}
from deal_contacts d join contacts_all c using (contact_id) where {phone} is not null
