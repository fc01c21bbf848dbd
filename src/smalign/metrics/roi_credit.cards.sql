-- One row per touch of each won (or paid) deal and model: which part of the deal it earns.
-- The credit of a touch is cumulative: what all touches up to it earn, less what all before it do.
-- So the touches of a deal share it to the last unit, however the division comes out.
with paths as (
    select
        c.card_id,
        c.won,
        c.new_customer,
        c.revenue,
        t.touch_id,
        t.segment,
        count(t.deal_id) over (partition by c.card_id) as touches,
        row_number() over (
            partition by c.card_id order by t.touched_at nulls last, t.touch_id nulls last
        ) as place
    from cards c
    left join deal_touches t on t.deal_id = c.card_id
    where c.card = 'deal' and c.excluded is null and (c.won = 1 or c.revenue <> 0)
),

-- a deal without a touch is one step that nobody made
steps as (
    select
        card_id,
        won * cast(1000000000000 as bigint) as won_units,
        new_customer * cast(1000000000000 as bigint) as customer_units,
        cast(cast(coalesce(revenue, 0) as decimal(38, 6)) * 1000000 as bigint) as revenue_units,
        touch_id,
        case when touches = 0 then null else segment end as segment,
        touches > 0 as is_touched,
        place,
        case when touches = 0 then 1 else touches end as steps
    from paths
),

-- weight of all steps before this one, up to this one, and of the whole path
weighted as (
    select
        s.*,
        m.model,
        case m.model
            when 'first' then case when place = 1 then 0 else 1 end
            when 'last' then 0
            when 'linear' then place - 1
            when 'position' then
                case
                    when steps <= 2 or place = 1 then place - 1
                    else 2 * (steps - 2) + place - 2
                end
        end as weight_before,
        case m.model
            when 'first' then 1
            when 'last' then case when place = steps then 1 else 0 end
            when 'linear' then place
            when 'position' then
                case
                    when steps <= 2 then place
                    when place = steps then 5 * (steps - 2)
                    else 2 * (steps - 2) + place - 1
                end
        end as weight_up_to,
        case m.model
            when 'first' then 1
            when 'last' then 1
            when 'linear' then steps
            when 'position' then case when steps <= 2 then steps else 5 * (steps - 2) end
        end as weight_all
    from steps s
    cross join asked_models m
)

select
    model,
    card_id,
    touch_id,
    segment,
    is_touched,
    place,
    (won_units // weight_all) * (weight_up_to - weight_before)
    + (won_units % weight_all) * weight_up_to // weight_all
    - (won_units % weight_all) * weight_before // weight_all as won_units,
    (customer_units // weight_all) * (weight_up_to - weight_before)
    + (customer_units % weight_all) * weight_up_to // weight_all
    - (customer_units % weight_all) * weight_before // weight_all as customer_units,
    (revenue_units // weight_all) * (weight_up_to - weight_before)
    + (revenue_units % weight_all) * weight_up_to // weight_all
    - (revenue_units % weight_all) * weight_before // weight_all as revenue_units
from weighted
