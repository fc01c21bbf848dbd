-- What each card was sent while it was one: not before it was made, and what was sent to a converted
-- lead is of its deal. Tests, spam and duplicates are no cards here.
with first_deals as (
    select lead_id, min(created_at) as created_at
    from every_deal
    where lead_id is not null
    group by lead_id
),

made as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.created_at,
        case when l.status = 'converted' then coalesce(l.closed_at, d.created_at) end as until_at
    from leads l
    cross join run r
    left join first_deals d on d.lead_id = l.lead_id
    where r.grain <> 'deal'
        and not (
            coalesce(l.is_test, false) or coalesce(l.is_spam, false) or l.duplicate_of is not null
        )
    union all
    select
        'deal' as card,
        deal_id as card_id,
        created_at,
        cast(null as timestamp) as until_at
    from deals
)

select t.segment, t.card, t.card_id, t.touched_at, t.touched_on
from sent_touches t
join made m on m.card = t.card and m.card_id = t.card_id
where t.touched_at > m.created_at
    and (m.until_at is null or t.touched_at < m.until_at)
