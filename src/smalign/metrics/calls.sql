-- The cards worth a call, as they stand.
select
    card,
    card_id,
    excluded,
    owner,
    reason,
    kind,
    channel,
    content,
    touched_on,
    days_ago,
    last_contact_on,
    stage,
    amount,
    currency,
    created_on
from called
