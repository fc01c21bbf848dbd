-- What happened on each path. The models are computed of these rows; a path of n steps gives
--   first         all to its first step
--   last          all to its last step
--   linear        1/n to each step
--   position      0.4 to the first, 0.4 to the last, 0.2/(n - 2) to each other; of two half each
--   shapley       1/m to each of its m channels, however often it was met
-- and over all paths together, in proportion to
--   markov        1 - P(conversion without the channel) / P(conversion), in the chain whose moves
--                 are as likely as they are frequent here; of value, the same with what is brought
--   shapley-rate  the Shapley value of the channel in the game that gives a set of channels the
--                 rate conversions / (conversions + nulls) of the paths that need no other channel
select
    path,
    excluded,
    count(*) as rows_read,
    sum(conversions) as conversions,
    sum(value) as value,
    sum(nulls) as nulls
from cards
group by path, excluded
