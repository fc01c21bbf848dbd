-- What each card came to in sales: a deal as it stands, a lead through its deals.
select
    case when f.card = 'lead' then 'leads' else 'deals' end as table_name,
    f.card_id,
    f.status,
    case when f.status = 'won' then s.revenue end as revenue
from fates f
left join sales s on s.card = f.card and s.card_id = f.card_id
