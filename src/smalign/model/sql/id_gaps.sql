-- Numeric ids in order: the step most neighbours are apart, how many are, how many neighbours are
-- further apart. Ids that are no numbers, or so far apart that they are no sequence, have no step.
with numbered as (
    select try_cast({key} as bigint) as id from m_{table}
),
span as (
    select min(id) as first_id, max(id) as last_id, count(distinct id) as cards, count(*) as all_ids
    from numbered
),
apart as (
    select id - lag(id) over (order by id) as step
    from (select distinct n.id from numbered n cross join span s
          where s.last_id - s.first_id < 1000 * s.cards and s.all_ids = s.cards)
),
steps as (
    select step, count(*) as pairs from apart where step is not null group by step
),
usual as (
    select step, pairs from steps order by pairs desc, step limit 1
)
select s.first_id, s.last_id, s.cards, u.step, u.pairs,
    (select sum(pairs) from steps where step > u.step)
from span s
left join usual u on true
