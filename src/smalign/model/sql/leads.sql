-- A lead's status: a linked deal makes it converted, else its own flag, else the word in its
-- status column, else its stage. status_alone, reason_alone: what its own card says, of one with a deal;
-- before the day of that deal it was so. deal_created_at: of the first; null where one has no day.
create or replace table leads_kept as
with deal_of as (
    select
        k.lead_id,
        first(k.deal_id order by d.created_at nulls last, k.deal_id) as deal_id,
        case when count(*) = count(d.created_at) then min(d.created_at) end as deal_created_at
    from deal_links k
    join deals_all d using (deal_id)
    group by k.lead_id
),
known as (
    select
        l.* replace (o.deal_id as deal_id),
        o.deal_created_at,
        case when o.deal_id is not null then 'converted' end as by_deal,
        case when l.is_converted then 'converted' end as by_flag,
        w.outcome as by_word,
        case s.outcome when 'won' then 'converted' when 'lost' then 'disqualified' else s.outcome end
            as by_stage,
        s.stage_order,
        s.zone,
        {is_qualified} as is_qualified_stage,
        s.known_by
    from leads_all l
    {reached}
    left join deal_of o using (lead_id)
    left join status_words w on w.card = 'lead' and w.word = l.status
    left join stages s on s.card = 'lead' and s.stage = coalesce(l.stage, '(none)')
),
decided as (
    select
        *,
        coalesce(by_deal, by_flag, by_word, by_stage, 'open') as outcome,
        case when by_deal is not null then coalesce(by_flag, by_word, by_stage, 'open') end
            as status_alone
    from known
)
select
    d.* exclude (by_deal, by_flag, by_word, by_stage, is_qualified_stage, outcome, known_by{unread})
        replace (
            outcome as status,
            {channel} as channel{decided}
        ),
    coalesce(is_qualified_stage, {unnamed}) or deal_id is not null or qualified_at is not null
        as is_qualified,
    case when d.status_alone = 'disqualified' then d.loss_reason end as reason_alone,
    d.outcome = 'converted' and coalesce(by_word, by_stage) = 'disqualified' as is_contradictory,
    d.outcome <> 'disqualified' and d.loss_reason is not null as has_stray_reason,
    false as has_stray_closing
from decided d
{origin}
