-- Records of the log and cards of its days, by kind and channel: found on the other side or not.
select
    side,
    kind,
    channel,
    count(*) as records,
    sum(case when state = 'matched' then 1 else 0 end) as matched,
    sum(case when state = 'earlier' then 1 else 0 end) as earlier,
    sum(case when state = 'later' then 1 else 0 end) as later,
    sum(case when state = 'missing' then 1 else 0 end) as missing,
    sum(case when state = 'without_key' then 1 else 0 end) as without_key
from cards
group by side, kind, channel
