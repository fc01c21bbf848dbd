-- E-mails and phones of the contacts. One that contacts of different names carry is nobody's: the
-- phone of an office must not make one person of two. A name with fewer words is no other name.
create or replace table contact_keys as
with found as (
    select contact_id, 3 as way, {email} as person, name
    from contacts_all where {email} is not null
    union all
    select contact_id, 4, {phone}, name from contacts_all where {phone} is not null
),
-- Names are compared of those alone that several contacts carry: taking them apart takes long.
several as (
    select way, person from found group by way, person having count(*) > 1
),
named as (
    select f.way, f.person, {name} as called
    from found f
    join several s on s.way = f.way and s.person = f.person
),
longest as (
    select
        way,
        person,
        first(string_split(called, ' ') order by length(called) desc, called) as words
    from named
    where called <> ''
    group by way, person
),
shared as (
    select distinct n.way, n.person
    from named n
    join longest l on l.way = n.way and l.person = n.person
    where n.called <> '' and not list_has_all(l.words, string_split(n.called, ' '))
)
select f.contact_id, f.way, f.person, s.person is not null as is_shared
from found f
left join shared s on s.way = f.way and s.person = f.person;

-- What identifies the person behind a card: contact id, e-mail, phone; the smaller way is the
-- surer. A card takes the e-mail and phone of its contact as well.
create or replace table lead_keys as
select lead_id, 2 as way, contact_id as person from leads_all where contact_id is not null
union all
select lead_id, 3, {email} from leads_all where {email} is not null
union all
select lead_id, 4, {phone} from leads_all where {phone} is not null
union all
select l.lead_id, k.way, k.person
from leads_all l join contact_keys k using (contact_id) where not k.is_shared;

create or replace table deal_keys as
select deal_id, 2 as way, contact_id as person from deal_contacts
union all
select deal_id, 3, {email} from deals_all where {email} is not null
union all
select deal_id, 4, {phone} from deals_all where {phone} is not null
union all
select d.deal_id, k.way, k.person
from deal_contacts d join contact_keys k using (contact_id) where not k.is_shared;
