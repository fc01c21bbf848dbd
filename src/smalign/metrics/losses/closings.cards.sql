-- One row per lead disqualified in the period (in exports of deals alone, per deal lost): who closed it
-- by the history of stages, a person or a robot, and how often somebody had tried to reach the person.
with closed as (
    select
        'lead' as card,
        l.card_no,
        l.lead_id as card_id,
        l.segment,
        l.created_on,
        l.closed_on as lost_on,
        coalesce(l.is_test, false) or coalesce(l.is_spam, false) or l.duplicate_of is not null
            as is_no_inquiry
    from leads l
    cross join run r
    where r.grain <> 'deal' and l.status = 'disqualified'
    union all
    select
        'deal' as card,
        d.card_no,
        d.deal_id as card_id,
        d.segment,
        d.created_on,
        d.closed_on as lost_on,
        false as is_no_inquiry
    from deals d
    cross join run r
    where r.grain = 'deal' and d.status = 'lost'
),

closers as (
    select
        s.card,
        s.card_no,
        s.actor_kind,
        row_number() over (
            partition by s.card, s.card_no order by s.entered_at desc, s.stage
        ) as place
    from stage_log s
    where s.outcome = 'lost' and s.entered_at is not null
)

select
    c.card,
    c.card_id,
    c.segment,
    case
        when r.has_period and c.lost_on is null then 'undated_closing'
        when c.is_no_inquiry then 'no_inquiry'
    end as excluded,
    c.created_on,
    c.lost_on,
    k.actor_kind,
    case when k.actor_kind is null then 0 else 1 end as is_told,
    case when k.actor_kind = 'robot' then 1 else 0 end as is_by_robot,
    case when a.is_recorded and a.most is not null then 1 else 0 end as is_recorded,
    a.most as attempts
from closed c
cross join run r
left join closers k on k.card = c.card and k.card_no = c.card_no and k.place = 1
left join card_attempts a on a.card = c.card and a.card_id = c.card_id
where not r.has_period
    or c.lost_on is null
    or c.lost_on between r.since and r.until
