-- When the first money for each deal came, or for a copy of it that is left out.
create or replace view first_paid as
select
    coalesce(k.copy_of, p.deal_id) as deal_id,
    min(p.paid_at) as paid_at,
    min(p.paid_on) as paid_on
from payments p
left join copies k on k.deal_id = p.deal_id and k.is_left_out
where p.amount > 0 and p.paid_at is not null
group by coalesce(k.copy_of, p.deal_id)
