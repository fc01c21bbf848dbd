 replace (
    case when t.closed_at > (select as_of from run) then 'open' else t.status end as status,
    case when t.closed_at <= (select as_of from run) then t.closed_at end as closed_at,
    case when t.closed_at <= (select as_of from run) then t.closed_on end as closed_on,
    case when t.closed_at > (select as_of from run) then null else t.loss_reason end as loss_reason{unfilled}
)
