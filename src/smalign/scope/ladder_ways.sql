-- Each card with what identifies the person behind it, by way, and the first rule that names it.
create or replace table ladder_ways as
select
    t.{id} as card_id,
    t.created_at,
    t.created_on,
    {contact} as contact,
    {email} as email,
    {phone} as phone,
    {person_name} as person_name,
    {duplicate_of} as duplicate_of,
    {is_repeat} as is_repeat,
    {rule} as rule
from m_{table} t;

-- Every key of every card; a contact's e-mail and phone stand with the first of its cards.
create or replace table ladder_keys as
select rowid as place, 1 as way, contact as key from ladder_ways where contact is not null
union all
select rowid, 2, email from ladder_ways where email is not null
union all
select rowid, 3, phone from ladder_ways where phone is not null{more};

-- The keys of more than one card, each with the first of them.
create or replace table ladder_shared as
select way, key, min(place) as first_place, count(*) as cards
from ladder_keys
group by way, key
having count(*) > 1;

-- An e-mail or phone of implausibly many different people is that of none of them.
create or replace table ladder_nobody as
select s.way, s.key
from ladder_shared s
join ladder_keys k using (way, key)
join ladder_ways w on w.rowid = k.place
where s.way in (2, 3) and s.cards > {most}
group by s.way, s.key
having greatest(
    count(distinct w.contact),
    count(distinct w.person_name),
    count(distinct case s.way when 2 then w.phone else w.email end)
) > {most}
