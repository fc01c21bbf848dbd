union all
    select k.deal_id, n.lead_id, k.way
    from deal_keys k
    join lead_keys n on n.way = k.way and n.person = k.person
    where not exists (select 1 from links_by_id b where b.deal_id = k.deal_id)
