-- The earliest deal of each lead; of deals made at one moment the first id.
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
)

select * from ranked where nth = 1
