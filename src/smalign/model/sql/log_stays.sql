-- The stays of cards in stages. Those of the history last until they are left, and no longer than
-- until the next one begins, or until the card was closed; a row that stands twice is one. A moment
-- of leaving before that of entering (of days the day) is none. A card without history, or standing
-- where its history does not show it, is known in the stage it stands in. A lost card in a lost stage
-- is in none. Stages are numbered in their order, so that moves of one moment are in it.
create or replace {kind} log_stays as
with placed as materialized (
    select r.log_no, s.stage_no, r.entered_at, r.entered_on{given}
    from log_rows r
    join stages s
        on s.card = r.card and s.pipeline is not distinct from r.pipeline and s.stage = r.stage
    where r.log_no is not null
),
followed as (
    select
        *,
        lead(struct_pack(stage_no, entered_at, entered_on{given})) over (
            partition by log_no order by entered_at nulls first, stage_no{order}
        ) as after
    from placed
)
select
    c.card_no,
    f.stage_no,
    {owner} as owner,
    {changed_by} as changed_by,
    {actor_kind} as actor_kind,
    f.entered_at,
    f.entered_on,
    coalesce(
        least(case when {is_before} then null else {left_at} end, f.after.entered_at),
        case when f.entered_at <= c.closed_at then c.closed_at end
    ) as left_at,
    coalesce(
        least(case when {is_before} then null else {left_on} end, f.after.entered_on),
        case when f.entered_on <= c.closed_on then c.closed_on end
    ) as left_on,
    f.after is null as is_last,
    {inferred} as inferred
from followed f
join log_cards c on c.log_no = f.log_no
where f.after is distinct from struct_pack(f.stage_no, f.entered_at, f.entered_on{own})
union all
select
    c.card_no,
    c.stage_no,
    c.owner,
    cast(null as varchar),
    cast(null as varchar),
    cast(null as timestamp),
    cast(null as date),
    cast(null as timestamp),
    cast(null as date),
    true,
    true
from log_cards c
where c.stage_no is not null
    and not exists (
        select 1 from placed p where p.log_no = c.log_no and p.stage_no = c.stage_no
    )
