-- Who answered what, each respondent once an answer; who is not named counts once an answer given.
select
    side,
    question,
    answer,
    respondent,
    count(*) as times
from survey_answers
where answer is not null
group by side, question, answer, respondent
