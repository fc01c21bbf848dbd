-- The earliest deal of each lead, copies left out; of deals made at one moment the first id.
with ranked as (
    select
        lead_id,
        deal_id,
        card_no,
        coalesce(pipeline, '(none)') as pipeline,
        created_at,
        created_on,
        closed_at,
        closed_on,
        status,
        loss_reason,
        amount,
        row_number() over (
            partition by lead_id order by created_at nulls last, deal_id
        ) as nth
    from every_deal
    where lead_id is not null and in_pipelines
        and deal_id not in (select deal_id from copies where is_left_out)
)

select * from ranked where nth = 1
