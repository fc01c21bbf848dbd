create or replace view paths as
select path, conversions, value, nulls
from paths_all
