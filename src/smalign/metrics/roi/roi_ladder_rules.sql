-- What each rule found in the period; a card counts at the first rule that names it.
with named as (
    select l.rule
    from ladder l
    cross join run r
    where l.rule is not null
        and (not r.has_period or l.created_on between r.since and r.until)
)

select k.place, k.kind, k.field, k.value, count(n.rule) as cards
from ladder_rules k
left join named n on n.rule = k.place
group by k.place, k.kind, k.field, k.value
