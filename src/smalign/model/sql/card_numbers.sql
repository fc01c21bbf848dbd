-- A number for every card as the files give it: millions of moves are joined by numbers, not texts.
create or replace table card_numbers as
select row_number() over () as log_no, card, card_id, pipeline
from (
    select 'deal' as card, deal_id as card_id, pipeline from deals_all
    union all
    select 'lead', lead_id, null from leads_all
)
