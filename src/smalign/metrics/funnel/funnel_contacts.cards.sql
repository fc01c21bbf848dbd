-- One card a contact and pipeline: the one that got furthest; of equals won before open before lost,
-- then the later one. A contact is divided by once, too: no second card of it stays in its block.
with ranked as (
    select
        *,
        row_number() over (
            partition by card, pipeline, contact_id
            order by
                case when excluded is null then 0 else 1 end,
                path desc,
                case status when 'won' then 0 when 'open' then 1 else 2 end,
                created_on desc nulls last,
                card_id
        ) as nth
    from every_card
)

select
    * exclude (nth) replace (
        case
            when excluded not in ('never_in_first', 'stage_unknown') then excluded
            when contact_id is null then 'no_contact'
            when nth > 1 then 'further_cards'
            else excluded
        end as excluded
    )
from ranked
