-- The same with the day whose rates an amount goes by. Money given back undoes what it gives back: the
-- latest payments of the deal that are not given back yet, each by the rates of its own day, so that what is
-- paid and given back whole comes to nothing; it is a row a payment it gives back. What is beyond them goes by
-- the last payment before it, else by its own day. nth: which of the amounts of the deal in its currency;
-- part: which row of it.
create or replace view {view} as
with numbered as (
    select
        p.*,
        p.currency as paid_in,
        row_number() over (
            partition by p.deal_id, p.currency
            order by p.paid_on, case when p.amount < 0 then 1 else 0 end, p.payment_id, p.amount
        ) as nth
    from {payments} p
),

balanced as (
    select
        *,
        sum(amount) over (partition by deal_id, currency order by nth) as balance
    from numbered
),

-- what is left of each payment when money goes back: no more than the least balance in between
pairs as (
    select
        g.deal_id,
        g.currency,
        g.nth,
        t.nth as nth_taken,
        t.paid_on as taken_on,
        greatest(
            0,
            least(min(k.balance), g.balance - g.amount) - greatest(t.balance - t.amount, g.balance)
        ) as taken
    from balanced g
    join balanced t
        on t.deal_id = g.deal_id
        and t.currency is not distinct from g.currency
        and t.nth < g.nth
        and t.amount > 0
    join balanced k
        on k.deal_id = g.deal_id
        and k.currency is not distinct from g.currency
        and k.nth between t.nth and g.nth - 1
    where g.amount < 0
    group by g.deal_id, g.currency, g.nth, g.balance, g.amount, t.nth, t.paid_on, t.balance, t.amount
),

given_back as (
    select
        deal_id,
        currency,
        nth,
        sum(taken) as taken,
        max(taken_on) as last_on
    from pairs
    group by deal_id, currency, nth
),

rows_of as (
    select
        b.deal_id,
        b.currency,
        b.nth,
        0 as part,
        cast(b.amount + coalesce(g.taken, 0) as decimal(18, 6)) as amount,
        coalesce(g.last_on, b.paid_on) as rated_on
    from balanced b
    left join given_back g
        on g.deal_id = b.deal_id and g.currency is not distinct from b.currency and g.nth = b.nth
    where g.taken is null or b.amount + g.taken <> 0
    union all
    select
        deal_id,
        currency,
        nth,
        nth_taken as part,
        cast(-taken as decimal(18, 6)) as amount,
        taken_on as rated_on
    from pairs
    where taken > 0
)

select
    n.* replace (r.amount as amount),
    r.part,
    r.rated_on
from numbered n
join rows_of r
    on r.deal_id is not distinct from n.deal_id
    and r.currency is not distinct from n.currency
    and r.nth = n.nth
