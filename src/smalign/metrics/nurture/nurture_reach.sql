-- How many cards there are, open ones too, and how many of them marketing has sent anything: them, and
-- not their contact before they were made, or a lead after its conversion.
with cards as (
    select
        'lead' as card,
        l.lead_id as card_id,
        case when l.status = 'open' then 1 else 0 end as is_open
    from leads l
    cross join run r
    where r.grain <> 'deal'
        and not (
            coalesce(l.is_test, false) or coalesce(l.is_spam, false) or l.duplicate_of is not null
        )
    union all
    select 'deal' as card, deal_id as card_id, case when status = 'open' then 1 else 0 end as is_open
    from deals
)

select
    coalesce(a.alike, '') as alike,
    c.is_open,
    count(*) as cards,
    count(t.card_id) as touched
from cards c
left join card_alike a on a.card = c.card and a.card_id = c.card_id
left join reached_cards t on t.card = c.card and t.card_id = c.card_id
group by coalesce(a.alike, ''), c.is_open
