-- One row per card that was lost: why and when first, whether marketing sent it anything in the days
-- after, and whether the person came back in them: with another lead or deal of theirs, or because the
-- card stood in an open stage again. What was sent counts until then. A loss that was taken back on its own
-- day was a slip of the hand: neither a loss nor a return. Tests, spam and duplicates are no losses here.
with stays as (
    select
        g.card,
        g.card_id,
        g.entered_on,
        s.outcome,
        lag(s.outcome) over (
            partition by g.card, g.card_id
            order by g.entered_at, case when s.outcome = 'open' then 0 else 1 end, g.stage
        ) as last_outcome,
        lead(s.outcome) over (
            partition by g.card, g.card_id
            order by g.entered_at, case when s.outcome = 'open' then 0 else 1 end, g.stage
        ) as next_outcome,
        lead(g.entered_on) over (
            partition by g.card, g.card_id
            order by g.entered_at, case when s.outcome = 'open' then 0 else 1 end, g.stage
        ) as next_on
    from stage_log g
    join stages s
        on s.card = g.card
        and s.stage = g.stage
        and case when s.card = 'lead' then 'leads' else coalesce(s.pipeline, '(none)') end
        = case when g.card = 'lead' then 'leads' else coalesce(g.pipeline, '(none)') end
    where g.entered_at is not null
),

losses as (
    select card, card_id, reason, lost_on, cast(null as date) as reopened_on
    from lost_cards
    union all
    select
        g.card,
        g.card_id,
        coalesce(l.loss_reason, d.loss_reason, '(none)') as reason,
        g.entered_on as lost_on,
        g.next_on as reopened_on
    from stays g
    left join leads l on g.card = 'lead' and l.lead_id = g.card_id
    left join deals d on g.card = 'deal' and d.deal_id = g.card_id
    where g.outcome = 'lost'
        and g.next_outcome = 'open'
        and (g.next_on > g.entered_on or g.last_outcome = 'lost')
        and coalesce(l.lead_id, d.deal_id) is not null
        and not (
            coalesce(l.is_test, false) or coalesce(l.is_spam, false) or l.duplicate_of is not null
        )
),

firsts as (
    select *
    from losses
    qualify row_number() over (
        partition by card, card_id
        order by
            case when lost_on is null then 1 else 0 end,
            lost_on,
            case when reopened_on is null then 1 else 0 end,
            reopened_on,
            card_id
    ) = 1
),

asked as (
    select since as since_on, until as until_on, has_period, as_of_on, window_seconds from run
),

others as (
    select
        f.card,
        f.card_id,
        min(o.created_on) as back_on,
        max(o.is_won) as is_won
    from firsts f
    cross join asked r
    join card_keys k on k.card = f.card and k.card_id = f.card_id
    join card_keys o on o.way = k.way and o.person = k.person
    where not (o.card = f.card and o.card_id = f.card_id)
        and not (o.card = 'lead' and o.way = 'lead')
        and date_diff('day', f.lost_on, o.created_on) > 0
        and date_diff('day', f.lost_on, o.created_on) * 86400 <= r.window_seconds
    group by f.card, f.card_id
),

-- Of whom it would be seen that they are back: another card would have their key, or the history of
-- this one would show it. A lead's own id is on its deals alone, and a lead with a deal is not lost.
seen as (
    select card, card_id
    from card_keys
    where card = 'deal' or way <> 'lead'
    union
    select card, card_id
    from stage_log
    where entered_at is not null
),

placed as (
    select
        f.card,
        f.card_id,
        f.reason,
        f.lost_on,
        least(
            o.back_on,
            case
                when date_diff('day', f.lost_on, f.reopened_on) * 86400 <= r.window_seconds
                    then f.reopened_on
            end
        ) as back_on,
        coalesce(o.is_won, 0) as other_won,
        case
            when f.lost_on is null then 'undated_closing'
            when date_diff('day', f.lost_on, r.as_of_on) * 86400 < r.window_seconds
                then 'lost_recently'
            when k.card is null then 'unrecognisable'
        end as excluded
    from firsts f
    cross join asked r
    left join others o on o.card = f.card and o.card_id = f.card_id
    left join seen k on k.card = f.card and k.card_id = f.card_id
    where not r.has_period or f.lost_on is null or f.lost_on between r.since_on and r.until_on
),

sent as (
    select p.card, p.card_id, min(t.touched_on) as touched_on
    from placed p
    cross join asked r
    join sent_touches t on t.card = p.card and t.card_id = p.card_id
    where date_diff('day', p.lost_on, t.touched_on) > 0
        and date_diff('day', p.lost_on, t.touched_on) * 86400 <= r.window_seconds
        and (p.back_on is null or t.touched_on < p.back_on)
    group by p.card, p.card_id
)

select
    p.card,
    p.card_id,
    '' as segment,
    p.reason,
    p.lost_on,
    p.excluded,
    s.touched_on,
    p.back_on,
    case when s.touched_on is null then 0 else 1 end as touched,
    case when p.back_on is null then 0 else 1 end as came_back,
    case
        when p.back_on is null then 0
        when d.status = 'won' or l.status = 'converted' then 1
        else p.other_won
    end as won
from placed p
left join sent s on s.card = p.card and s.card_id = p.card_id
left join deals d on p.card = 'deal' and d.deal_id = p.card_id
left join leads l on p.card = 'lead' and l.lead_id = p.card_id
