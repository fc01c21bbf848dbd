-- Calls, forms and chats of a log that names no card: a person by phone or e-mail, or nobody. What
-- it calls a contact may be a browser. Calls that went out are marked: they are no inquiries.
create or replace view person_records as
select
    t.touch_id,
    coalesce(t.kind, '(none)') as kind,
    coalesce(t.channel, '(none)') as channel,
    t.touched_at,
    t.touched_on,
    {is_day} as is_day,
    {email} as email,
    {phone} as phone,
    coalesce(t.direction, 'in') = 'out' as is_outgoing
from touchpoints t
where t.lead_id is null
    and t.deal_id is null
    and (t.contact_id is null or {phone} is not null or {email} is not null)
    and coalesce(t.kind, 'call') in ('call', 'form', 'chat')
