-- One row per card: what became of it and when. A lead is won by its first won
-- deal; without deals in the export, by being converted. It is lost when it was disqualified or when
-- the last of its deals was, and where all of its deals are of other pipelines than those asked for, from
-- its conversion on: it is in work there, or was sold there, but not here.
with led as (
    select
        lead_id,
        max(case when status = 'won' then 1 else 0 end) as has_won,
        max(case when status = 'open' then 1 else 0 end) as has_open,
        min(case when status = 'won' then closed_on end) as won_on,
        max(closed_on) as closed_on
    from every_deal
    where lead_id is not null and in_pipelines
        and deal_id not in (select deal_id from copies where is_left_out)
    group by lead_id
),

everyone as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.segment,
        l.created_on,
        case
            when d.has_won = 1 then 'won'
            when r.grain = 'lead' and l.status = 'converted' then 'won'
            when d.has_open = 1 then 'open'
            when coalesce(d.lead_id, w.lead_id) is not null or l.status = 'disqualified' then 'lost'
            else 'open'
        end as status,
        case
            when d.has_won = 1 then d.won_on
            when d.lead_id is not null then d.closed_on
            else coalesce(l.closed_on, w.created_on)
        end as closed_on
    from leads l
    cross join run r
    left join led d on d.lead_id = l.lead_id
    left join elsewhere w on w.lead_id = l.lead_id
    where r.grain <> 'deal'
    union all
    select
        'deal' as card,
        d.deal_id as card_id,
        d.segment,
        d.created_on,
        d.status,
        d.closed_on
    from deals d
    cross join run r
    where r.grain <> 'lead'
)

select
    e.card,
    e.card_id,
    e.segment,
    e.created_on,
    e.status,
    case when e.status <> 'open' then e.closed_on end as closed_on,
    r.as_of_on,
    greatest(0, date_diff('day', e.created_on, r.as_of_on)) as age_days,
    case
        when e.status <> 'open' and e.closed_on is not null -- greatest() would pass over a null
            then greatest(0, date_diff('day', e.created_on, e.closed_on))
    end as days
from everyone e
cross join run r
