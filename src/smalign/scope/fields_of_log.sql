-- The fields a history of fields names, each of the kind of card its rows are of; null of rows that do
-- not name it and whose card the export does not have.
select distinct
    case
        when {is_lead} then 'leads'
        when f.card is not null or d.deal_id is not null then 'deals'
        when l.lead_id is not null then 'leads'
    end as table_name,
    f.field
from field_log_all f
left join m_deals d on d.deal_id = f.card_id
left join m_leads l on l.lead_id = f.card_id
where f.field is not null
