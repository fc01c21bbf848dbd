-- What the sales of a lead, and of a deal, came to, and in which currencies. A copy of a sale is none.
select
    'lead' as card,
    lead_id as card_id,
    count(amount) as amounts,
    sum(amount) as revenue,
    min(case when amount is not null then currency end) as first_currency,
    max(case when amount is not null then currency end) as last_currency
from every_deal
where status = 'won' and lead_id is not null and in_pipelines
    and deal_id not in (select deal_id from copies where is_left_out)
group by lead_id
union all
select
    'deal' as card,
    deal_id as card_id,
    case when amount is not null then 1 else 0 end as amounts,
    amount as revenue,
    case when amount is not null then currency end as first_currency,
    case when amount is not null then currency end as last_currency
from deals
where status = 'won'
