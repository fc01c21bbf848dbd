-- One row per deal won in the period with a known amount, copies and zero amounts left out.
select
    'deal' as card,
    d.deal_id as card_id,
    d.segment,
    case
        when r.has_period and d.closed_on is null then 'undated_closing'
        when c.is_left_out then 'copy'
    end as excluded,
    d.amount,
    d.closed_on
from deals d
cross join run r
left join copies c on c.deal_id = d.deal_id
where d.status = 'won'
    and d.amount > 0
    and (not r.has_period or d.closed_on is null or d.closed_on between r.since and r.until)
