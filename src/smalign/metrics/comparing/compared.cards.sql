-- One row per lead (in exports of deals alone, per deal) created in one of the periods: where it came
-- from, whose it is, and what became of it by the age at which the periods are compared.
with compared as (
    select f.*, p.period_name
    from fates f
    left join compared_periods p on f.created_on between p.first_on and p.last_on
    where p.period_name is not null or f.created_on is null
),

sales as (
    select 'lead' as card, lead_id as card_id, closed_on, amount
    from every_deal
    where status = 'won' and lead_id is not null and in_pipelines
        and deal_id not in (select deal_id from copies where is_left_out)
    union all
    select 'deal' as card, deal_id as card_id, closed_on, amount
    from deals
    where status = 'won'
),

sold as (
    select f.card, f.card_id, count(s.amount) as amounts, sum(s.amount) as revenue
    from compared f
    cross join compared_age a
    join sales s on s.card = f.card and s.card_id = f.card_id
    where date_diff('day', f.created_on, s.closed_on) <= a.horizon_days
    group by f.card, f.card_id
),

dealt as (
    select
        lead_id,
        min(created_on) as created_on,
        sum(case when deal_id in (select deal_id from copies where is_left_out) then 0 else 1 end)
            as deals
    from every_deal
    where lead_id is not null and in_pipelines
    group by lead_id
)

select
    f.period_name,
    f.card,
    f.card_id,
    f.segment,
    coalesce(l.channel, d.channel, '(none)') as channel,
    coalesce(l.source, d.source, '(none)') as source,
    coalesce(l.utm_campaign, d.utm_campaign, '(none)') as campaign,
    coalesce(l.owner, d.owner, '(none)') as owner,
    coalesce(l.created_how, '(none)') as created_how,
    case when g.duplicate_of is null then 0 else 1 end as is_repeated,
    case
        when f.created_on is null then 'undated'
        when k.is_left_out then 'copied'
        when f.card = 'deal' and r.grain <> 'deal' then 'deals_without_lead'
        when f.status = 'won' and f.days is null then 'won_undated'
    end as excluded,
    f.created_on,
    f.status,
    f.closed_on,
    f.days,
    case when f.status = 'won' and f.days <= a.horizon_days then 1 else 0 end as is_won,
    case
        when f.status = 'won' and f.days <= a.horizon_days then 1
        when not coalesce(l.is_qualified, d.is_qualified, false) then 0
        when l.qualified_on is null then 1
        when date_diff('day', f.created_on, l.qualified_on) <= a.horizon_days then 1
        else 0
    end as is_qualified,
    case
        when f.status = 'won' and f.days <= a.horizon_days then 1
        when date_diff('day', f.created_on, t.created_on) <= a.horizon_days then 1
        else 0
    end as has_deal,
    coalesce(t.deals, 0) as deals,
    coalesce(s.amounts, 0) as amounts,
    s.revenue,
    case when e.is_recorded and f.days <= a.horizon_days then 1 else 0 end as is_recorded,
    case when e.is_recorded and f.days <= a.horizon_days and e.most = 0 then 1 else 0 end as is_unworked,
    case when e.is_recorded and f.days <= a.horizon_days then coalesce(e.least, 0) else 0 end as attempts,
    case when e.is_by_other is null then 0 else 1 end as is_acted,
    case when e.is_by_other then 1 else 0 end as is_by_other
from compared f
cross join run r
cross join compared_age a
left join leads l on f.card = 'lead' and l.lead_id = f.card_id
left join deals d on f.card = 'deal' and d.deal_id = f.card_id
left join copies k on f.card = 'deal' and k.deal_id = f.card_id
left join dealt t on f.card = 'lead' and t.lead_id = f.card_id
left join sold s on s.card = f.card and s.card_id = f.card_id
left join ladder g on f.card = 'lead' and g.card_id = f.card_id
left join card_attempts e on e.card = f.card and e.card_id = f.card_id
where f.card = 'lead' or r.grain = 'deal' or d.lead_id is null
