 replace (
    case
        when t.closed_at > (select as_of from run) then 'open'
        when t.status = 'converted' and t.deal_created_at > (select as_of from run) then case
            when t.status_alone = 'converted' and t.closed_at is null then 'open'
            else coalesce(t.status_alone, 'open')
        end
        else t.status
    end as status,
    case when t.deal_created_at > (select as_of from run) then null else t.deal_id end as deal_id,
    case when t.closed_at <= (select as_of from run) then t.closed_at end as closed_at,
    case when t.closed_at <= (select as_of from run) then t.closed_on end as closed_on,
    case
        when t.closed_at > (select as_of from run) then null
        when t.deal_created_at > (select as_of from run) then t.reason_alone
        else t.loss_reason
    end as loss_reason,
    case
        when t.qualified_at is not null then t.qualified_at <= (select as_of from run)
        when t.closed_at > (select as_of from run) then false
        when t.deal_created_at > (select as_of from run)
            then coalesce(t.status_alone = 'converted', false) and t.closed_at is not null
        else t.is_qualified
    end as is_qualified{unfilled}
)
