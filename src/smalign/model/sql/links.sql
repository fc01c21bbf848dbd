-- Which lead each deal came from: by the id on either card, else by the person. Of several leads
-- of one person the last one created before the deal is taken, else the first one after it.
create or replace table deal_links as
with candidates as (
    select deal_id, lead_id, way from links_by_id
    {by_person}
)
select deal_id, lead_id, link_way
from (
    select
        c.deal_id,
        c.lead_id,
        case c.way when 1 then 'lead_id' when 2 then 'contact_id' when 3 then 'email' else 'phone' end
            as link_way,
        row_number() over (
            partition by c.deal_id
            order by
                c.way,
                case when l.created_at <= d.created_at then 0 else 1 end,
                case when l.created_at <= d.created_at then l.created_at end desc nulls last,
                l.created_at nulls last,
                c.lead_id
        ) as choice
    from candidates c
    join deals_all d using (deal_id)
    join leads_all l on l.lead_id = c.lead_id
)
where choice = 1
