-- Every change of a field that the log tells by the as-of, under the name the field has in answers.
-- A row that does not name its kind of card belongs to the deal of that id, else to the lead.
create or replace view field_changes as
with named as (
    select
        case
            when {is_lead} then 'leads'
            when f.card is not null or d.deal_id is not null then 'deals'
            else 'leads'
        end as table_name,
        f.card_id,
        f.field,
        f.new,
        f.old,
        f.changed_at,
        f.changed_on,
        {changed_by} as changed_by
    from field_log_all f
    cross join run r
    left join m_deals d on d.deal_id = f.card_id
    where f.changed_at <= r.as_of and not {is_other}
)

select
    n.table_name,
    k.field,
    n.card_id,
    n.new as value,
    n.old as previous,
    n.changed_at,
    n.changed_on,
    n.changed_by,
    {has_time} as has_time
from named n
join logged_fields k on k.table_name = n.table_name and k.logged = n.field
