-- The cards of one export, as they stood in it.
create or replace view snapshot_seen as
{parts}