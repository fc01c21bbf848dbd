-- Touches of marketing that are linked with a card, by whether they came before it was made: those are how
-- it came, and no reason to call. Tests, spam and duplicates are no cards here.
with made as (
    select 'lead' as card, lead_id as card_id, created_at
    from leads
    where not (coalesce(is_test, false) or coalesce(is_spam, false) or duplicate_of is not null)
    union all
    select 'deal' as card, deal_id as card_id, created_at
    from deals
)

select
    sum(case when s.touched_at <= m.created_at then 1 else 0 end) as early,
    sum(case when s.touched_at <= m.created_at then 0 else 1 end) as later
from card_signals s
join every_touch t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
join made m on m.card = s.card and m.card_id = s.card_id
where coalesce(t.direction, 'out') <> 'in'
