-- What was answered, the side in our words: who sells is a manager, everybody else a client.
create or replace view survey_answers as
select
    respondent,
    case
        when lower(trim(side)) in (
            'manager', 'managers', 'sales', 'seller', 'менеджер', 'менеджеры', 'продажи',
            'отдел продаж', 'продавец'
        ) then 'manager'
        else 'client'
    end as side,
    question,
    answer
from survey_all
