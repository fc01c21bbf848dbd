-- The cards an export begins with: its leads, or the deals of an export of deals alone.
create or replace view grain_cards as
select 'lead' as card, l.lead_id as card_id, l.segment, l.created_on
from leads l
cross join run r
where r.grain <> 'deal'
union all
select 'deal' as card, d.deal_id as card_id, d.segment, d.created_on
from deals d
cross join run r
where r.grain = 'deal'
