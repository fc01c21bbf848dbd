"""clock: whose days the life of a card was, zone by zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL, NONE
from smalign.engine.compose import Sql
from smalign.metrics.figures import days, ratio, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_ZONES: Final = {
    "marketing": "marketing",
    "sales": "sales",
    "shared": "shared",
    "system": "system",
    "unnamed": NONE,
    "unlogged": "unlogged",
}
"""Column of the sums → the zone; unlogged: no stay covers it."""
FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("pipeline", "text"),
    Field("zone", "text"),
    Field("cards", "integer", "count"),
    Field("in_zone", "integer", "count"),
    Field("median_days", "float", "days"),
    Field("sum_days", "float", "days"),
    Field("share", "float", "rate"),
)


def compute(ask: Ask) -> Result:
    """How much of the life of cards, from creation to win or loss, lay in the stages of each zone.

    What: one row per pipeline (leads are the pipeline `leads`, `(all)` all together) and zone: the
        cards won or lost in the period, those that were in the zone, the days half of these spent
        there, the days of all, and their share of all days lived.
    Why: a lead that takes forty days may lie thirty of them where nobody has agreed to move it.
    How: a life is the time from creation to closing, of a lead to its conversion or disqualifying,
        of a deal to winning or losing. Stays are counted within it and by the zone of their stage.
        Stages whose zone nobody named are `(none)`; what no stay of the history covers is
        `unlogged`. The shares of a pipeline sum to one.
    Reads: leads, deals, stage_stays, regulation.
    Caveats: cards that are still open are not in it, so what takes longest is seen last. A lead and
        its deal are two lives. Days lie in a zone by the calendar of stages: who worked in them
        nobody can see here. Cards without history, or closed before they were made, are left out.
    Sources: the definitions page "process".
    """
    mark = ask.engine.mark()
    define_table(ask, "lived", "clock.cards")
    records = query(ask, "clock")
    counted = [one for one in records if one["excluded"] is None]
    left_out = [one for one in records if one["excluded"] is not None and one["is_total"]]
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    several = len({one["pipeline"] for one in counted if not one["is_of_all"]}) > 1
    shown_records = [
        one for one in counted if not one["is_total"] and (several or not one["is_of_all"])
    ]
    rows = [
        {
            "segment": shown(str(one["segment"])),
            **key_values(keys, str(one["segment"])),
            **row,
        }
        for one in sorted(shown_records, key=_place)
        for row in _by_zone(one)
    ]
    id_fields, ids = card_rows(ask, Sql("excluded is null"), of="lived")
    return Result(
        metric="clock",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n},
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(rows),
        total=next((_total(one) for one in counted if one["is_total"]), {}),
        excluded=tuple(Exclusion(str(one["excluded"]), whole(one["cards"])) for one in left_out),
        notes=tuple(_notes(rows, {str(one["excluded"]) for one in left_out})),
        sql=script(ask, mark, "clock"),
        ids=ids,
        id_fields=id_fields,
    )


def _place(record: Record) -> tuple[str, bool, bool, str]:
    """Leads, then the pipelines of deals, then all together."""
    pipeline = str(record["pipeline"])
    return str(record["segment"]), bool(record["is_of_all"]), pipeline != "leads", pipeline


def _by_zone(record: Record) -> Iterator[Row]:
    """A row a zone in which any day was spent."""
    for name, zone in _ZONES.items():
        if whole(record[name]):
            yield {
                "pipeline": ALL if record["is_of_all"] else str(record["pipeline"]),
                "zone": zone,
                "cards": whole(record["cards"]),
                "in_zone": whole(record[f"{name}_cards"]),
                "median_days": days(record[f"{name}_median"]),
                "sum_days": days(record[name]),
                "share": ratio(whole(record[name]), whole(record["life"])),
            }


def _total(record: Record) -> Row:
    """The lives as a whole."""
    return {
        "cards": whole(record["cards"]),
        "in_zone": None,
        "median_days": days(record["life_median"]),
        "sum_days": days(record["life"]),
        "share": ratio(whole(record["life"]), whole(record["life"])),
    }


def _notes(rows: list[Row], left_out: set[str]) -> Iterator[Note]:
    """Where nobody can say, or nobody said, whose days they were."""
    if not rows and "without_history" in left_out:
        yield Note("clock_without_history")
    if rows and {row["zone"] for row in rows} <= {NONE, "unlogged"}:
        yield Note("clock_without_zones")


CLOCK: Final = Metric(
    name="clock",
    title="Days by zone",
    reads={
        "run": frozenset({"since", "until", "has_period", "stays_whole", "days_whole"}),
        "leads": frozenset(
            {"lead_id", "card_no", "segment", "status", "created_at", "created_on", "closed_at"}
            | {"closed_on"}
        ),
        "deals": frozenset(
            {"deal_id", "card_no", "segment", "status", "pipeline", "created_at", "created_on"}
            | {"closed_at", "closed_on"}
        ),
        "stage_stays": frozenset(
            {"card", "card_no", "pipeline", "stage", "entered_at", "entered_on", "left_at"}
            | {"left_on"}
        ),
        "regulation": frozenset({"card", "pipeline", "stage", "zone"}),
    },
    compute=compute,
)
