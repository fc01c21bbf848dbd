create or replace view plan as
select period, channel, owner, leads, qualified, won, revenue, spend
from plan_all
