-- One row per customer who may be asked: purchases by the as-of, what they paid, when last, and whether
-- somebody has asked them already: an answer of theirs, or a touch that was a survey, by its kind or name.
-- A contact and a deal without one may have the same id: who answers is a deal where nobody else buys.
with named as (
    select
        touch_id,
        touched_at,
        contact_id,
        lead_id,
        deal_id,
        -- a letter of questions («вопросы») is no survey («опрос»)
        replace(
            lower(coalesce(kind, '') || ' ' || coalesce(content, '') || ' ' || coalesce(campaign, '')),
            'вопрос',
            ''
        ) as name
    from every_touch
),

surveys as (
    select touch_id, touched_at, contact_id, lead_id, deal_id
    from named
    where name like '%survey%' or name like '%опрос%' or name like '%анкет%'
),

reached as (
    select lead_id, deal_id
    from surveys
    union
    select
        case when t.card = 'lead' then t.card_id end as lead_id,
        case when t.card = 'deal' then t.card_id end as deal_id
    from surveys s
    join sent_touches t on t.touch_id = s.touch_id and t.touched_at = s.touched_at
),

kinds as (
    select max(case when customer_kind <> 'deal' then 1 else 0 end) as are_people
    from purchases
),

asked as (
    select p.customer_kind, p.customer
    from survey_answers a
    join purchases p on p.customer = a.respondent
    cross join kinds k
    where a.side = 'client' and (p.customer_kind <> 'deal' or k.are_people = 0)
    union
    select 'contact' as customer_kind, contact_id as customer
    from surveys
    where contact_id is not null
    union
    select d.customer_kind, d.customer
    from reached r
    join every_deal d on d.deal_id = r.deal_id
    union
    select d.customer_kind, d.customer
    from reached r
    join every_deal d on d.lead_id = r.lead_id
),

bought as (
    select
        p.customer_kind,
        p.customer,
        count(*) as purchases,
        count(d.amount) as amounts,
        sum(d.amount) as amount,
        max(p.closed_on) as last_on
    from purchases p
    join deals d on d.deal_id = p.deal_id
    group by p.customer_kind, p.customer
)

select
    b.customer_kind,
    b.customer as card_id,
    '' as segment,
    b.purchases,
    b.amounts,
    b.amount,
    b.last_on,
    date_diff('day', b.last_on, r.as_of_on) as days_ago,
    case when a.customer is null then 0 else 1 end as is_asked
from bought b
cross join run r
left join asked a on a.customer_kind = b.customer_kind and a.customer = b.customer
