-- What the person of each card is called and reached at: as the card says, else as its contact does;
-- of a deal that knows neither, the person of its lead.
create or replace view card_people as
with of_leads as (
    select
        l.lead_id,
        coalesce(l.contact_name, c.name) as contact_name,
        coalesce(l.phone, c.phone) as phone,
        coalesce(l.email, c.email) as email
    from every_lead l
    left join contacts_all c on c.contact_id = l.contact_id
)

select 'lead' as card, lead_id as card_id, contact_name, phone, email
from of_leads
union all
select
    'deal' as card,
    d.deal_id as card_id,
    coalesce(d.contact_name, c.name, l.contact_name) as contact_name,
    coalesce(d.phone, c.phone, l.phone) as phone,
    coalesce(d.email, c.email, l.email) as email
from every_deal d
left join contacts_all c on c.contact_id = d.contact_id
left join of_leads l on l.lead_id = d.lead_id
