-- Whether any change of a field is logged.
select min(changed_on) as first_on
from field_changes
having count(*) > 0
