-- Open deals by where they stand: the pipeline a plan can still be met from.
select
    coalesce(pipeline, '(none)') as pipeline,
    stage_order,
    channel,
    owner,
    count(*) as deals,
    sum(amount) as amount
from deals
where status = 'open' and deal_id not in (select deal_id from copies where is_left_out)
group by coalesce(pipeline, '(none)'), stage_order, channel, owner
