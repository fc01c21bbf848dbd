-- The stages the history names, and what it says of them; has_card: the export has the cards.
create or replace table log_stages as
select
    card,
    pipeline,
    stage,
    log_no is not null as has_card,
    count(*) as moves,
    count(*) filter (where outcome = 'won') as won,
    count(*) filter (where outcome = 'lost') as lost,
    min(stage_order) as stage_order
from log_rows
group by card, pipeline, stage, log_no is not null
