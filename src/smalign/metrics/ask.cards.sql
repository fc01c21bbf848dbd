-- One row per customer who may be asked: purchases by the as-of, what they paid, when last, and whether
-- somebody has asked them already: an answer of theirs, or a touch that was a survey.
with asked as (
    select respondent as customer
    from survey_answers
    where side = 'client' and respondent is not null
    union
    select coalesce(t.contact_id, d.customer) as customer
    from every_touch t
    left join every_deal d on d.deal_id = t.deal_id
    where t.kind = 'survey'
        or lower(t.kind) like '%опрос%'
        or lower(t.kind) like '%анкет%'
        or lower(t.content) like '%опрос%'
        or lower(t.content) like '%survey%'
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
left join (select distinct customer from asked) a on a.customer = b.customer
