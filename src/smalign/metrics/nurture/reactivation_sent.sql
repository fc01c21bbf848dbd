-- Whether anything that marketing sent is linked with any card of the export.
select count(*) as touches
from sent_touches
