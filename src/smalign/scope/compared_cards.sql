select '{card}' as card, t.{key} as card_id, s.card_id is not null as in_scope,
    coalesce(s.segment, '') as segment, t.created_on, {pipeline} as pipeline,
    coalesce(t.stage, '(none)') as stage, t.stage_order, t.status,
    coalesce(t.owner, '(none)') as owner, t.amount, m.amount as exported_amount, m.currency
from {every} t
left join {scoped} s on s.card_id = t.{key}
left join m_{table} m on m.{key} = t.{key}
