-- Touches of marketing that are linked with a card. What came before the card was made (is_early) is how it
-- came, and no reason to call. Tests, spam and duplicates are no cards here.
with cards_of as (
    select
        'lead' as card,
        lead_id as card_id,
        segment,
        coalesce(channel, '(none)') as channel,
        created_at
    from leads
    where not (coalesce(is_test, false) or coalesce(is_spam, false) or duplicate_of is not null)
    union all
    select
        'deal' as card,
        deal_id as card_id,
        segment,
        coalesce(channel, '(none)') as channel,
        created_at
    from deals
)

select
    s.card,
    s.card_id,
    o.segment,
    o.channel,
    s.touched_at,
    s.touched_on,
    coalesce(t.kind, '(none)') as kind,
    coalesce(s.touched_at <= o.created_at, false) as is_early
from card_signals s
join every_touch t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
join cards_of o on o.card = s.card and o.card_id = s.card_id
where coalesce(t.direction, 'out') <> 'in'
