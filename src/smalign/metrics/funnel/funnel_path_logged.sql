-- Of each half of the path, leads and deals: how many stages with a name it has besides being converted
-- and won, and whether any move through them is dated.
with dated as (
    select card from stage_log where entered_at is not null group by card
)

select
    s.card,
    count(distinct case when s.stage <> '(none)' then s.place end) as stages,
    max(case when d.card is null then 0 else 1 end) as is_dated
from path_places s
left join dated d on d.card = s.card
where s.is_conversion = 0 and s.is_won = 0
group by s.card
