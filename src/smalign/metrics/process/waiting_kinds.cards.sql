-- Each card twice: by its wait for a person, and by that for the person's attempt.
select
    'assignment' as kind,
    excluded,
    stratum,
    is_assigned_late as is_late,
    is_assigned_quick as is_quick,
    is_assigned as is_reached,
    assign_seconds,
    response_seconds,
    is_timed,
    is_old,
    is_won,
    is_qualified
from waiting_cards
union all
select
    'attempt' as kind,
    excluded,
    stratum,
    is_tried_late as is_late,
    is_tried_quick as is_quick,
    is_tried as is_reached,
    assign_seconds,
    response_seconds,
    is_timed,
    is_old,
    is_won,
    is_qualified
from waiting_cards
