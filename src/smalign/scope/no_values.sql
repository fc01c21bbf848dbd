select cast(null as varchar) as card, cast(null as varchar) as card_id,
    cast(null as varchar) as field, cast(null as varchar) as value
where false
