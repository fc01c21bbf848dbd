-- Deals that stand in another pipeline once more: of the same contact (else company) or lead, with the
-- same amount in the same currency, created on the day the other was won or at most {days} days after
-- it. Of the deals a copy could be of it is that of the first; the earliest of all is never one. A copy
-- of a copy is one of the original: copy_of is none itself.
create or replace view copies as
with recursive pairs as (
    select c.deal_id, o.deal_id as copy_of, o.created_at
    from {deals} c
    join {deals} o on o.customer = c.customer and o.amount = c.amount
    where coalesce(c.contact_id, c.company_id) is not null
        and (o.contact_id is null) = (c.contact_id is null)
        and {is_copy}
    union all
    select c.deal_id, o.deal_id as copy_of, o.created_at
    from {deals} c
    join {deals} o on o.lead_id = c.lead_id and o.amount = c.amount
    where {is_copy}
),
nearest as (
    select deal_id, copy_of
    from pairs
    qualify row_number() over (partition by deal_id order by created_at, copy_of) = 1
),
chained as (
    select deal_id, copy_of from nearest
    union all
    select c.deal_id, n.copy_of
    from chained c
    join nearest n on n.deal_id = c.copy_of
)
select deal_id, copy_of, {is_left_out} as is_left_out
from chained
where copy_of not in (select deal_id from nearest)
