-- The first sale that is known of, whatever the question leaves out.
select min(closed_on) as since from purchases
