-- One row per step of each journey and model: which part of the deal it earns.
-- The credit of a step is cumulative: what all steps up to it earn, less what all before it do.
-- So the steps of a deal share it to the last unit, however the division comes out.
with placed as (
    select
        j.*,
        case when place = 1 then 1 else 0 end
        + case when place = lead_place then 1 else 0 end
        + case when place = deal_place then 1 else 0 end as milestones,
        case when place = steps then 1 else 0 end as closings,
        -- steps at no milestone, of the w-shaped model and of the full path
        steps - 1
        - case when lead_place > 1 then 1 else 0 end
        - case when deal_place > 1 and deal_place <> lead_place then 1 else 0 end as others,
        steps - 1
        - case when lead_place > 1 then 1 else 0 end
        - case when deal_place > 1 and deal_place <> lead_place then 1 else 0 end
        - case when steps in (1, lead_place, deal_place) then 0 else 1 end as others_full
    from journeys j
),

-- Whole numbers that stand to each other as the parts do. Where there is no step between the
-- milestones, or one of them has no step, the rest share in proportion.
weighted as (
    select
        p.*,
        a.model,
        cast(case a.model
            when 'first' then case when place = 1 then 1 else 0 end
            when 'last' then closings
            when 'last-non-direct' then
                case
                    when chosen = 0 then closings
                    when chosen_on = 1 then is_chosen
                    else 0
                end
            when 'linear' then 1
            when 'position' then
                case when steps > 2 and place in (1, steps) then 2 * (steps - 2) else 1 end
            when 'time-decay' then
                case
                    when touched_at is null then 1
                    else floor(
                        exp(
                            date_diff('second', touched_at, last_touched_at)
                            * -g.decay_per_second
                        ) * 3000000000 + 0.5
                    )
                end
            when 'w-shaped' then
                case
                    when others = 0 then milestones
                    when milestones = 0 then 1
                    else 3 * milestones * others
                end
            when 'full-path' then
                case
                    when others_full = 0 then milestones + closings
                    when milestones + closings = 0 then 4
                    else 9 * (milestones + closings) * others_full
                end
        end as bigint) as weight
    from placed p
    cross join asked_models a
    cross join journey_rules g
),

summed as (
    select
        w.*,
        cast(sum(weight) over (partition by model, card_id order by place) as bigint) as sum_up_to,
        cast(sum(weight) over (partition by model, card_id) as bigint) as sum_all
    from weighted w
),

-- The weights of time decay are too long to be multiplied: they are first written as parts of
-- 3,000,000,000, divided in two steps. Squared, that is the greatest such number that still fits.
scaled as (
    select
        s.*,
        case
            when model <> 'time-decay' or is_touched = false then sum_up_to - weight
            else (sum_up_to - weight) * 50000 // sum_all * 60000
                + (sum_up_to - weight) * 50000 % sum_all * 60000 // sum_all
        end as weight_before,
        case
            when model <> 'time-decay' or is_touched = false then sum_up_to
            else sum_up_to * 50000 // sum_all * 60000
                + sum_up_to * 50000 % sum_all * 60000 // sum_all
        end as weight_up_to,
        case
            when model <> 'time-decay' or is_touched = false then sum_all
            else 3000000000
        end as weight_all,
        won * cast(1000000000000 as bigint) as won_units,
        new_customer * cast(1000000000000 as bigint) as customer_units,
        cast(cast(revenue as decimal(38, 6)) * 1000000 as bigint) as revenue_units
    from summed s
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
from scaled
