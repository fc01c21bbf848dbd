-- Disqualified leads and lost deals, and why. Tests, spam and duplicates are no losses here.
create or replace view lost_cards as
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
