-- One row per card lost in the period, and why. Tests, spam and duplicates are no losses here.
with lost as (
    select
        'lead' as card,
        l.lead_id as card_id,
        coalesce(l.loss_reason, '(none)') as reason,
        l.closed_on as lost_on
    from leads l
    cross join run r
    where r.grain <> 'deal'
        and l.status = 'disqualified'
        and not (
            coalesce(l.is_test, false) or coalesce(l.is_spam, false) or l.duplicate_of is not null
        )
    union all
    select
        'deal' as card,
        d.deal_id as card_id,
        coalesce(d.loss_reason, '(none)') as reason,
        d.closed_on as lost_on
    from deals d
    cross join run r
    where r.grain <> 'lead' and d.status = 'lost'
)

select
    c.card,
    c.card_id,
    '' as segment,
    c.reason,
    c.lost_on,
    case when r.has_period and c.lost_on is null then 'undated_closing' end as excluded
from lost c
cross join run r
where not r.has_period or c.lost_on is null or c.lost_on between r.since and r.until
