-- Nobody was asked anything.
create or replace view survey_answers as
select
    cast(null as varchar) as respondent,
    cast(null as varchar) as side,
    cast(null as varchar) as question,
    cast(null as varchar) as answer
where false
