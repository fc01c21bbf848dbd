-- What identifies the person behind a card: contact id, e-mail, phone; the smaller way is the
-- surer. A deal takes the e-mail and phone of its contact as well.
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
