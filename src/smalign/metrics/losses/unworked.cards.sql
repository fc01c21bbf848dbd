-- One row per lead disqualified in the period (in exports of deals alone, per deal lost): whether
-- attempts to reach the person are recorded, and whether there was none.
with closed as (
    select
        'lead' as card,
        l.lead_id as card_id,
        l.segment,
        coalesce(l.loss_reason, '(none)') as reason,
        l.created_on,
        l.closed_on as lost_on,
        coalesce(l.is_test, false) or coalesce(l.is_spam, false) or l.duplicate_of is not null
            as is_no_inquiry
    from leads l
    cross join run r
    where r.grain <> 'deal' and l.status = 'disqualified'
    union all
    select
        'deal' as card,
        d.deal_id as card_id,
        d.segment,
        coalesce(d.loss_reason, '(none)') as reason,
        d.created_on,
        d.closed_on as lost_on,
        false as is_no_inquiry
    from deals d
    cross join run r
    where r.grain = 'deal' and d.status = 'lost'
)

select
    c.card,
    c.card_id,
    c.segment,
    case
        when r.has_period and c.lost_on is null then 'undated_closing'
        when c.is_no_inquiry then 'no_inquiry'
    end as excluded,
    c.reason,
    case when a.is_recorded then 1 else 0 end as is_recorded,
    case when a.most = 0 then 1 else 0 end as is_unworked,
    case when a.is_by_other is null then 0 else 1 end as is_acted,
    case when a.is_by_other then 1 else 0 end as is_by_other,
    c.created_on,
    c.lost_on
from closed c
cross join run r
left join card_attempts a on a.card = c.card and a.card_id = c.card_id
where not r.has_period
    or c.lost_on is null
    or c.lost_on between r.since and r.until
