-- Cards that share a key, each with the first card of that key; every other key joins nothing.
create or replace table ladder_links as
with keys as (
    select k.place, k.way, k.key
    from ladder_keys k
    anti join ladder_nobody using (way, key)
),
shared as (
    select way, key, min(place) as first_place
    from keys
    group by way, key
    having count(*) > 1
)
select distinct k.place, s.first_place
from keys k
join shared s using (way, key);

create or replace table ladder_persons as
select place, min(first_place) as person, true as is_moved
from ladder_links
group by place
