    select
        'deal' as card, card_no, deal_id as card_id, pipeline, pipeline as shown_pipeline, stage,
        stage_order, zone, owner, status as outcome, closed_at, closed_on
    from m_deals
    union all
    select
        'lead', card_no, lead_id, null, 'leads', stage, stage_order, zone, owner,
        case status when 'converted' then 'won' when 'disqualified' then 'lost' else 'open' end,
        closed_at, closed_on
    from m_leads
