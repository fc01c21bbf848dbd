-- Whose e-mail or phone it is: the cards that carry it, and the cards of a contact that does.
create or replace view person_cards as
with contact_keys as (
    select contact_id, 'email' as way, {email} as person from contacts_all where {email} is not null
    union all
    select contact_id, 'phone', {phone} from contacts_all where {phone} is not null
)
select 'lead' as card, lead_id as card_id, 'email' as way, {email} as person
from leads_all where {email} is not null
union all
select 'lead', lead_id, 'phone', {phone} from leads_all where {phone} is not null
union all
select 'deal', deal_id, 'email', {email} from deals_all where {email} is not null
union all
select 'deal', deal_id, 'phone', {phone} from deals_all where {phone} is not null
union all
select 'contact', contact_id, way, person from contact_keys
union all
select 'lead', l.lead_id, k.way, k.person from leads_all l join contact_keys k using (contact_id)
union all
select 'deal', d.deal_id, k.way, k.person from deal_contacts d join contact_keys k using (contact_id)
