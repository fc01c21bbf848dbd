-- The values of each field, the most frequent first, at most 2000 of them, with what all of them add
-- up to.
with counted as (
    select
        segment,
        table_name,
        field,
        value,
        count(*) as cards,
        sum(is_won) as won,
        sum(is_lost) as lost
    from cards
    where excluded is null
    group by segment, table_name, field, value
),

ranked as (
    select
        segment,
        table_name,
        field,
        value,
        cards,
        won,
        lost,
        row_number() over (
            partition by segment, table_name, field order by cards desc, value
        ) as place,
        count(*) over (partition by segment, table_name, field) as all_values,
        sum(cards) over (partition by segment, table_name, field) as all_cards,
        sum(won) over (partition by segment, table_name, field) as all_won,
        sum(lost) over (partition by segment, table_name, field) as all_lost,
        sum(case when cards = 1 then 1 else 0 end) over (
            partition by segment, table_name, field
        ) as singletons
    from counted
)

select
    segment,
    table_name,
    field,
    value,
    cards,
    won,
    lost,
    place,
    all_values,
    all_cards,
    all_won,
    all_lost,
    singletons
from ranked
where place <= 2000
