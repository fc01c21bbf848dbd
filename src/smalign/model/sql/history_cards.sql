-- The cards of a stage history that comes without its cards: each is made when its history begins,
-- and stands where its latest row shows it; if that is an end, it was closed then. Of rows of one
-- moment the later one in the file is the latest.
create or replace table {relation} as
with told as (
    {parts}
)
select
    card_id as {key},
    min(entered_at) as created_at,
    min(entered_on) as created_on,
    max(entered_at) as {ended}_at,
    max(entered_on) as {ended}_on,
    arg_max(stage, (entered_at, file_no, row_no)) as stage{latest}
from told
where card = '{card}' and card_id is not null and stage is not null and entered_at is not null
group by card_id
order by min(file_no * 1000000000000 + row_no)
