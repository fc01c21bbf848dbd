-- How the touches that name no lead and no deal find their person; the e-mail is the surer way.
select way, count(*)
from (
    select
        case
            when {email} in (select person from person_cards where way = 'email') then 'touch_email'
            when {phone} in (select person from person_cards where way = 'phone') then 'touch_phone'
            else 'touch_unlinked'
        end as way
    from touchpoints_all
    where lead_id is null and deal_id is null and (email is not null or phone is not null)
)
group by 1
order by 1
