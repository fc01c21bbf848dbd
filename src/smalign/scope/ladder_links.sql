-- Cards that share a key, each with the first card of that key; every other key joins nothing.
create or replace table ladder_links as
select distinct k.place, s.first_place
from ladder_shared s
anti join ladder_nobody using (way, key)
join ladder_keys k using (way, key);

-- Where no card has keys that lead to different first cards, all are joined already.
create or replace table ladder_persons as
select place, min(first_place) as person, min(first_place) <> max(first_place) as is_moved
from ladder_links
group by place
