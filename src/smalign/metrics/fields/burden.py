"""burden: what fields cost sales, stage by stage, and whether a required one slowed the stage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import days, ratio, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, missing, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script
from smalign.metrics.stats import benjamini_hochberg, fisher, newcombe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_DIMENSIONS: Final = ("table", "pipeline", "stage")
_NAMED: Final = len(_DIMENSIONS) + 1
_COUNTS: Final = ("before_cards", "before_left", "after_cards", "after_left")
COLUMNS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    *(Field(name, "text") for name in _DIMENSIONS),
    *(Field(name, "integer", "count") for name in ("required_fields", "cards", "fields_filled")),
    Field("filled_per_card", "float", "units"),
    Field("cards_filled", "integer", "count"),
    Field("median_days_to_fill", "float", "days"),
    Field("left_cards", "integer", "count"),
    Field("median_days", "float", "days"),
    Field("pace", "text"),
    Field("required_on", "date", "date"),
    Field("horizon_days", "integer", "days"),
    Field("before_cards", "integer", "count"),
    Field("before_left", "integer", "count"),
    *share_fields("before_share"),
    Field("after_cards", "integer", "count"),
    Field("after_left", "integer", "count"),
    *share_fields("after_share"),
    *(Field(f"pace_change{end}", "float", "points") for end in ("", "_low", "_high")),
    Field("pace_p", "float", "p"),
)
_SEEN: Final = 0.05

Key = tuple[str, str, str]
"""Table, pipeline and stage."""


def compute(ask: Ask) -> Result:
    """What filling in fields takes at each stage, and whether a required field slowed it.

    What: one row per stage and segment: fields it requires, cards that entered it, fields that got
        their first value there and how many that is a card; cards whose required fields were filled
        in after they entered, and after how many days; days in the stage. Where smalign.toml says
        since when fields are required: the share of cards that left the stage within the horizon,
        of those that entered before and after, and the difference.
    Why: every field costs time; a field that slows the stage down must be worth it.
    How: cards created in the period; of several stays of a card in a stage the first. A field
        filled in within 60 seconds of the creation counts at no stage, one filled in the minute
        before a move at the stage that follows. horizon_days: the median stay, whole days, of the
        cards that left before the requirement. Before: cards that entered early enough to be
        followed for the horizon before the requirement, on as many days as have passed since it;
        after: those that entered since, the horizon ago or earlier. Cards that have not left count
        as not left. pace: slower or faster where Fisher's test, adjusted over all rows by
        Benjamini-Hochberg, is below 0.05; few with fewer than min-n cards on a side.
    Reads: leads, deals, stage_log, due_fields, field_changes.
    Caveats: slower after is associated with the requirement, not caused by it: season, people and
        channels changed, too. Only changes the log holds count; time at the keyboard is in no
        export.
    Sources: Newcombe 1998; Fisher 1935; Benjamini and Hochberg 1995; Wilson 1927.
    """
    mark = ask.engine.mark()
    define_table(ask, "stays", "burden.cards")
    records, required = query(ask, "burden"), query(ask, "burden_required")
    is_logged = bool(query(ask, "burden_logged"))
    id_fields, ids = card_rows(
        ask, Sql("excluded is null and seconds_to_fill is not null"), of="stays"
    )
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    counted = [one for one in records if one["excluded"] is None]
    told = {_key(one): one for one in required}
    unseen = [one for key, one in told.items() if key not in set(map(_key, counted))]
    segments = {"segment": missing(ask.by)}
    found = [*counted, *({**one, **segments} for one in unseen)]
    rows = [_row(one, told, keys, is_logged=is_logged) for one in found]
    orders = {_key(one): whole(one["stage_order"]) for one in found}
    rows.sort(key=lambda row: _order(row, orders))
    _tell_pace(rows, ask.min_n)
    return Result(
        metric="burden",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n},
        fields=(*COLUMNS[:1], *keys, *COLUMNS[1:]),
        rows=tuple(rows),
        total={},
        excluded=_undated(records),
        notes=tuple(_notes(rows, is_logged=is_logged, has_history=bool(records))),
        sql=script(ask, mark, "burden", "burden_required", "burden_logged"),
        ids=ids,
        id_fields=id_fields,
    )


def _key(record: Record) -> Key:
    return str(record["table_name"]), str(record["pipeline"]), str(record["stage"])


def _row(
    record: Record, told: Mapping[Key, Record], keys: tuple[Field, ...], *, is_logged: bool
) -> Row:
    segment, (table, pipeline, stage) = str(record["segment"]), _key(record)
    asked = told.get((table, pipeline, stage), {})
    entered = record.get("cards")
    cards = None if entered is None else whole(entered)
    filled = whole(record.get("fields_filled")) if is_logged and cards else None
    has_filled = filled is not None
    row: Row = {"segment": shown(segment), **key_values(keys, segment)}
    row |= {"table": table, "pipeline": pipeline, "stage": stage}
    row |= {
        "required_fields": whole(asked.get("required")),
        "cards": cards,
        "fields_filled": filled,
        "filled_per_card": ratio(filled, cards),
        "cards_filled": whole(record.get("cards_filled")) if has_filled else None,
        "median_days_to_fill": days(record.get("fill_seconds")) if has_filled else None,
        "left_cards": None if cards is None else whole(record["left_cards"]),
        "median_days": days(record.get("stay_seconds")),
    }
    return row | _pace(record, asked)


def _pace(record: Record, asked: Record) -> Row:
    """The two sides of a requirement; nothing of one that has no day."""
    since, horizon = asked.get("required_on"), record.get("horizon_days")
    row: Row = {"pace": None, "required_on": since if isinstance(since, date) else None}
    row["horizon_days"] = None if horizon is None else whole(horizon)
    is_told = row["required_on"] is not None and horizon is not None
    counts = [whole(record[name]) if is_told else None for name in _COUNTS]
    row |= dict(zip(_COUNTS, counts, strict=True))
    before, before_left, after, after_left = counts
    shares = share("before_share", before_left, before) | share("after_share", after_left, after)
    row = {field.name: (row | shares).get(field.name) for field in _PACE}
    if None in counts or not before or not after:
        return row
    low, high = newcombe(whole(after_left), after, whole(before_left), before) or (None, None)
    change = float(str(row["after_share"])) - float(str(row["before_share"]))
    row |= {"pace_change": change, "pace_change_low": low, "pace_change_high": high}
    row["pace_p"] = fisher(whole(after_left), after, whole(before_left), before)
    return row


_PACE: Final = COLUMNS[[field.name for field in COLUMNS].index("pace") :]
"""The columns of a requirement's two sides, in their order."""


def _tell_pace(rows: Sequence[Row], min_n: int) -> None:
    """Say of each requirement with a day what its two sides tell together with all others."""
    tested = []
    for row in rows:
        if row["required_on"] is None:
            continue
        sides = (whole(row["before_cards"]), whole(row["after_cards"]))
        row["pace"] = "few"
        if min(sides) >= min_n:
            tested.append(row)
    adjusted = benjamini_hochberg([float(str(row["pace_p"])) for row in tested])
    for row, p_value in zip(tested, adjusted, strict=True):
        row["pace_p"] = p_value
        change = float(str(row["pace_change"]))
        row["pace"] = "same" if p_value >= _SEEN else "slower" if change < 0 else "faster"


def _order(row: Row, orders: Mapping[Key, int]) -> tuple[object, ...]:
    """By segment, then as cards pass the stages; a stage without a place comes last."""
    key = (str(row["table"]), str(row["pipeline"]), str(row["stage"]))
    place = orders.get(key, 0)
    return str(row["segment"]), key[0], key[1], place == 0, place, key[2]


def _undated(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    """Cards of an unknown day: a card is in every stage it entered, so one stage counts them."""
    counts = [whole(one["cards"]) for one in records if one["excluded"] is not None]
    return (Exclusion("undated", max(counts)),) if counts else ()


def _notes(rows: Sequence[Row], *, is_logged: bool, has_history: bool) -> list[Note]:
    """What is not exported, and whose requirements have no day."""
    found: list[Note] = []
    if not has_history:
        found.append(Note("burden_without_history"))
    if not is_logged:
        found.append(Note("burden_without_log"))
    required = {str(row["stage"]) for row in rows if row["required_fields"]}
    if not required:
        found.append(Note("burden_nothing_required"))
    elif not any(row["required_on"] for row in rows):
        found.append(Note("burden_undated", {"stage": min(required)}))
    return found


BURDEN: Final = Metric(
    name="burden",
    title="What fields cost, stage by stage",
    reads={
        "run": frozenset({"since", "until", "has_period", "as_of_on"}),
        "leads": frozenset({"lead_id", "segment", "created_at", "created_on"}),
        "deals": frozenset({"deal_id", "segment", "created_at", "created_on"}),
        "stage_log": frozenset(
            {
                *("card", "card_id", "pipeline", "stage", "stage_order"),
                *("entered_at", "entered_on", "left_at", "left_on", "outcome"),
            }
        ),
        "due_fields": frozenset(
            {"table_name", "field", "pipeline", "stage", "stage_order", "required_on"}
        ),
        "field_changes": frozenset(
            {"table_name", "field", "card_id", "value", "previous", "changed_at", "changed_on"}
        ),
    },
    compute=compute,
)
