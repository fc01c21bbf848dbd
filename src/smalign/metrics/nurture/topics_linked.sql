-- Whether any touch, of marketing or of sales, is linked with any card of the export.
select (select count(*) from sent_touches) + (select count(*) from card_contacts) as touches
