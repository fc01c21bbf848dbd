-- Nothing tells whose the cards are or what they are: the ladder knows none of them.
create or replace table m_ladder as
select
    cast(null as varchar) as card_id,
    cast(null as bigint) as person_id,
    cast(null as boolean) as is_keyless,
    cast(null as boolean) as is_crowded,
    cast(null as integer) as rule,
    cast(null as varchar) as reason,
    cast(null as varchar) as duplicate_of,
    cast(null as boolean) as is_repeat
limit 0
