-- What is planned for each card: the next activity the card names, its tasks, its activities that have
-- not taken place. Whether plans are exported at all is told by there being any, done ones too.
create or replace view card_plans as
    {branches}
