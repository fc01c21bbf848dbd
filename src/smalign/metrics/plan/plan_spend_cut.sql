-- Spend that is in no period: over days of which a period of the plan has some and not all (split), or
-- of no day at all (undated).
select
    sum(case when s.is_undated then 0 else 1 end) as split_entries,
    sum(case when not s.is_undated then s.cost end) as split_spend,
    sum(case when s.is_undated then 1 else 0 end) as undated_entries,
    sum(case when s.is_undated then s.cost end) as undated_spend
from (
    select
        coalesce(date, date_from, date_to) as first_on,
        coalesce(date, date_to, date_from) as last_on,
        coalesce(date, date_from, date_to) is null as is_undated,
        cost
    from spend
) s
where s.is_undated
    or exists (
        select 1
        from plan_periods p
        where s.first_on <= p.last_on
            and s.last_on >= p.first_on
            and not (s.first_on >= p.first_on and s.last_on <= p.last_on)
    )
