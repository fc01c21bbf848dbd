"""zones: what the regulation says of each stage, and whether the terms are kept."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import NONE
from smalign.engine.compose import Sql
from smalign.metrics.figures import days, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script
from smalign.metrics.survival import kaplan_meier, time_by_which

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.survival import Stays

_TEXTS: Final = ("pipeline", "stage", "zone", "responsible", "sla", "required", "holes")
_STAYS: Final = ("stays", "finished")
_TERMS: Final = ("on_time", "overdue", "pending")
_TERMS_WORK: Final = ("on_time_work", "overdue_work")
FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    *(Field(name, "text") for name in _TEXTS[:2]),
    Field("stage_order", "integer", "count"),
    *(Field(name, "text") for name in _TEXTS[2:]),
    *(Field(name, "integer", "count") for name in _STAYS),
    Field("wait_median", "float", "days"),
    Field("wait_p90", "float", "days"),
    *(Field(name, "integer", "count") for name in _TERMS),
    *share_fields("on_time_share"),
    *(Field(name, "integer", "count") for name in _TERMS_WORK),
    *share_fields("on_time_share_work"),
    Field("open", "integer", "count"),
    Field("age_median", "float", "days"),
)
_HOLES: Final = {
    "zone": "zone",
    "sla": "term",
    "responsible": "responsible",
    "required": "required",
}
"""Column of the regulation → what a stage lacks where it says nothing."""
_QUERIES: Final = ("zones_regulation", "zones", "zones_waits", "zones_open")

_Stage = tuple[object, object, object, object]


def compute(ask: Ask) -> Result:
    """The regulation stage by stage, with its holes, and whether its terms are kept.

    What: one row per open stage of each pipeline (leads are the pipeline `leads`): whose zone it
        is, who answers for it, its term, the fields to fill in, and which of the four nobody said;
        stays begun in the period, the days by which half and nine in ten have left, the stays that
        kept the term, those overdue and those whose term is not over, on the clock and in working
        time; the open cards that stand there now, and how many days ago half of them were made.
    Why: while a stage has no owner and no term, a quarrel about who is late cannot be settled.
    How: a stay lasts until the next stage or the closing of the card. Days are Kaplan and Meier's:
        stays that are not over count for as long as they lasted. on_time_share = on_time /
        (on_time + overdue); a card that still stands in the stage past its term is overdue, before
        it pending, in no share. An open card stands in the stage on it, at an earlier as-of in
        that of its last stay. In working time, that of [calendar], a term of hours is hours of
        work, a day is a working day, a week five of them.
    Reads: leads, deals, stage_stays, regulation, work_days.
    Caveats: without history only the regulation and the open cards are known. Histories begin when
        the CRM began to keep them, and Bitrix24 cuts them where a deal changes its pipeline. Where
        stays are dated by the day alone a term of hours is kept or not to the day, and nothing is
        known in working time.
    Sources: Wilson 1927 for intervals; Kaplan and Meier 1958; the definitions page "process".
    """
    mark = ask.engine.mark()
    define_table(ask, "zone_stays", "zones.cards")
    regulation = sorted(query(ask, "zones_regulation"), key=_place)
    records = query(ask, "zones")
    has_history = any(whole(one["dated"]) for one in regulation)
    stays = {_stage_of(one): one for one in records if one["excluded"] is None}
    waits = _waits(query(ask, "zones_waits"))
    held = query(ask, "zones_open")
    standing = {_stage_of(one): one for one in held if one["is_placed"]}
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    rows = [
        {
            "segment": shown(segment),
            **key_values(keys, segment),
            **_regulated(stage),
            **_measures(place, stays, waits, standing, has_history=whole(stage["dated"]) > 0),
        }
        for segment in sorted({str(one[0]) for one in (*stays, *standing) if one[2]} or {""})
        for stage in regulation
        for place in [(segment, stage["card"], stage["pipeline"], stage["stage"])]
        if stage["stage"] != NONE or place in stays or place in standing
    ]
    total = _measures((None,) * 4, stays, waits, standing, has_history=has_history)
    id_fields, ids = card_rows(ask, Sql("excluded is null and overdue = 1"), of="zone_stays")
    return Result(
        metric="zones",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "working_days": ask.working_days,
            "working_hours": ask.hours,
        },
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(rows),
        total=total if rows else {},
        excluded=tuple(_left_out(records if has_history else (), held)),
        notes=tuple(_notes(regulation, total, ask, has_history=has_history)),
        sql=script(ask, mark, *_QUERIES),
        ids=ids,
        id_fields=id_fields,
    )


def _left_out(records: Sequence[Record], held: Sequence[Record]) -> Iterator[Exclusion]:
    """Stays that tell no time, and open cards that stand in none of the stages."""
    for one in records:
        if one["excluded"] is not None and one["is_total"]:
            yield Exclusion(str(one["excluded"]), whole(one["stays"]))
    for one in held:
        if one["is_total"] and not one["is_placed"]:
            yield Exclusion("standing_nowhere", whole(one["open"]))


def _place(record: Record) -> tuple[bool, str, bool, int, str]:
    """Leads first, then deals by pipeline; stages in their order, those without a place last."""
    order = record["stage_order"]
    is_deal = record["card"] == "deal"
    return is_deal, str(record["pipeline"]), order is None, whole(order), str(record["stage"])


def _stage_of(record: Record) -> _Stage:
    return record["segment"], record["card"], record["pipeline"], record["stage"]


def _waits(records: Sequence[Record]) -> Mapping[_Stage, list[Stays]]:
    """The lengths of stays by stage; those of all stages together have no meaning."""
    found: dict[_Stage, list[Stays]] = defaultdict(list)
    for one in records:
        stay = whole(one["seconds"]), whole(one["ended"]), whole(one["cut"])
        found[_stage_of(one)].append(stay)
    return found


def _regulated(stage: Record) -> Row:
    """What the regulation says of a stage, and what it does not."""
    return {
        "pipeline": str(stage["pipeline"]),
        "stage": str(stage["stage"]),
        "stage_order": None if stage["stage_order"] is None else whole(stage["stage_order"]),
        "zone": str(stage["zone"]),
        **{name: _text(stage[name]) for name in ("responsible", "sla", "required")},
        "holes": ", ".join(_holes(stage)) or None,
    }


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _holes(stage: Record) -> Iterator[str]:
    return (hole for name, hole in _HOLES.items() if stage[name] in {None, NONE})


def _measures(
    place: _Stage,
    stays: Mapping[_Stage, Record],
    waits: Mapping[_Stage, list[Stays]],
    standing: Mapping[_Stage, Record],
    *,
    has_history: bool,
) -> Row:
    """What the cards did in a stage; nothing of stays is known without history."""
    sums = stays.get(place, {})
    row: Row = {name: whole(sums.get(name)) if has_history else None for name in _STAYS}
    curve = kaplan_meier(waits.get(place, []))
    row |= {"wait_median": days(time_by_which(curve, 0.5))}
    row |= {"wait_p90": days(time_by_which(curve, 0.9))}
    for names, rate in ((_TERMS, "on_time_share"), (_TERMS_WORK, "on_time_share_work")):
        counts = {name: whole(sums.get(name)) for name in names}
        has_term = any(counts.values())
        row |= {name: count if has_term else None for name, count in counts.items()}
        kept, late = (counts[name] for name in names[:2])
        row |= share(rate, kept, kept + late)
    now = standing.get(place, {})
    return row | {"open": whole(now.get("open")), "age_median": days(now.get("age_median"))}


def _notes(
    regulation: Sequence[Record], total: Row, ask: Ask, *, has_history: bool
) -> Iterator[Note]:
    """The holes, the terms kept, and what the export cannot tell."""
    named = [stage for stage in regulation if stage["stage"] != NONE]
    if not named:
        yield Note("zones_without_stages")
    missing = [hole for stage in named for hole in _holes(stage)]
    counts = {f"without_{hole}": missing.count(hole) for hole in _HOLES.values()}
    if missing:
        yield Note("zones_holes", {"stages": len(named), **counts})
    if not has_history:
        yield Note("zones_without_history")
    elif total["on_time_share"] is not None:
        due = whole(total["on_time"]) + whole(total["overdue"])
        yield Note("zones_kept", {"due": due, **total})
        if total["on_time_share_work"] is not None:
            yield Note("zones_kept_work", {**total})
            if not ask.calendar:
                yield Note("process_working_time", {"hours": ask.hours})


ZONES: Final = Metric(
    name="zones",
    title="Zones and terms",
    reads={
        "run": frozenset(
            {"since", "until", "has_period", "stays_whole", "days_whole", "as_of", "as_of_on"}
            | {"is_rewound"}
        ),
        "leads": frozenset(
            {"lead_id", "card_no", "segment", "status", "stage", "created_at", "created_on"}
        ),
        "deals": frozenset(
            {"deal_id", "card_no", "segment", "status", "stage", "pipeline", "created_at"}
            | {"created_on"}
        ),
        "stage_stays": frozenset(
            {"card", "card_no", "pipeline", "stage", "entered_at", "entered_on", "left_at"}
            | {"left_on", "entered_local", "ends_local"}
        ),
        "regulation": frozenset(
            {"card", "pipeline", "stage", "stage_order", "zone", "responsible", "sla", "required"}
            | {"sla_seconds", "sla_work_seconds"}
        ),
        "work_days": frozenset({"day", "before_seconds", "open_seconds", "length_seconds"}),
    },
    compute=compute,
)
