-- Every card takes the smallest card known to those it shares a key with.
create or replace table ladder_persons as
with around as (
    select l.first_place, min(p.person) as person
    from ladder_links l
    join ladder_persons p using (place)
    group by l.first_place
),
lowest as (
    select l.place, min(a.person) as person
    from ladder_links l
    join around a using (first_place)
    group by l.place
)
select
    w.place,
    least(w.person, j.person) as person,
    least(w.person, j.person) <> p.person as is_moved
from lowest w
join ladder_persons p on p.place = w.place
join ladder_persons j on j.place = w.person
