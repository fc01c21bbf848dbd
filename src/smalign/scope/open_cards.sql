-- What is in work by the as-of: open leads, of which a lead with a deal is its deal, and open deals.
create or replace view open_cards as
select
    'lead' as card,
    l.lead_id as card_id,
    l.segment,
    l.owner,
    l.stage,
    l.channel,
    l.created_on,
    l.created_at,
    cast(null as decimal(18, 6)) as amount,
    cast(null as varchar) as currency,
    coalesce(l.is_test, false) or coalesce(l.is_spam, false) or l.duplicate_of is not null
        as is_no_inquiry
from leads l
cross join run r
where r.grain <> 'deal' and l.status = 'open'
union all
select
    'deal' as card,
    d.deal_id as card_id,
    d.segment,
    d.owner,
    d.stage,
    d.channel,
    d.created_on,
    d.created_at,
    d.amount,
    d.currency,
    false as is_no_inquiry
from deals d
where d.status = 'open'
