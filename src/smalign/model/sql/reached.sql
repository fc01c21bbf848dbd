-- Cards whose history shows them in a qualified stage, wherever they stand now.
create or replace table reached as
select distinct r.card, r.card_id, true as is_qualified
from log_rows r
join stages s
    on s.card = r.card and s.pipeline is not distinct from r.pipeline and s.stage = r.stage
where s.is_qualified
