select
    '{card}' as card,
    {key} as card_id,
    {pipeline} as pipeline,
    stage,
    owner,
    status,
    created_on,
    closed_on
from m_{table}