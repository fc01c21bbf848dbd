-- The cards of both tables and what became of them, in words they share: won, lost, open. Nobody knows
-- an amount that was paid for a lead.
create or replace view card_outcomes as
select
    'leads' as table_name,
    lead_id as card_id,
    segment,
    created_on,
    case status
        when 'converted' then 'won' when 'disqualified' then 'lost' else 'open'
    end as status,
    cast(null as decimal(18, 6)) as amount
from leads
union all
select 'deals' as table_name, deal_id as card_id, segment, created_on, status, amount
from deals
