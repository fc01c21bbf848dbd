-- A deal's status: its own flag, else the word in its status column, else its stage. It is closed
-- only if it is won or lost; an expected date counts as the closing date only then.
create or replace table deals_kept as
with known as (
    select
        d.*,
        case
            when d.is_won then 'won'
            when d.is_lost then 'lost'
            when not d.is_closed then 'open'
            when d.is_closed and not d.is_won then 'lost'
            when not d.is_won and not d.is_lost then 'open'
        end as by_flag,
        w.outcome as by_word,
        s.outcome as by_stage,
        s.stage_order,
        s.zone,
        {is_qualified} as is_qualified,
        s.known_by
    from deals_all d
    {reached}
    left join status_words w on w.card = 'deal' and w.word = d.status
    left join stages s
        on s.card = 'deal' and s.pipeline is not distinct from d.pipeline and s.stage = coalesce(d.stage, '(none)')
),
decided as (
    select *, coalesce(by_flag, by_word, by_stage, 'open') as outcome
    from known
)
select
    d.* exclude (by_flag, by_word, by_stage, outcome, known_by{unread})
        replace (
            outcome as status,
            {channel} as channel,
            {lead_id} as lead_id,
            c.contact_id as contact_id{decided}
        ),
    k.link_way,
    coalesce(c.contact_id, d.company_id, d.deal_id) as customer,
    case
        when c.contact_id is not null then 'contact'
        when d.company_id is not null then 'company'
        else 'deal'
    end as customer_kind,
    coalesce(
        d.by_flag <> d.by_word
        or coalesce(d.by_flag, d.by_word) <> d.by_stage and d.known_by in ('toml', 'built in'),
        false
    ) as is_contradictory,
    d.outcome <> 'lost' and d.loss_reason is not null as has_stray_reason,
    -- where one header is both dates, a date on an open deal is the expected one, and no stray
    d.outcome = 'open' and d.closed_at is not null
        and d.closed_at is distinct from d.expected_close_at as has_stray_closing
from decided d
left join deal_links k using (deal_id)
left join deal_contacts c using (deal_id)
{kinds}
{origin}
