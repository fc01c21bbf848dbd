"""same_value: a field that holds one value on most cards, typed to get past a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.base.schema import TABLES
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import agreed_by, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Result, Row
    from smalign.rules.steps.finding import Case

Key = tuple[str, str]
"""Table and field."""
_HALF: Final = 0.5
_YES_NO: Final = 2
"""So many values a box to tick has; that most are unticked says nothing of people."""
_SEPARATES: Final = "separates"
_NOT_SEEN: Final = "not_seen"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """One value on most cards, and whether it was typed within the minute of a move.

    What: of the company's own fields and those a stage requires, on cards created in the days
        judged, the one whose most frequent value is the most certain to be on most filled cells.
    Why: a field with one default is full and says nothing: it was filled in to get past a stage.
    How: `fields --values`; with a history of fields `--show filling` tells what was typed within
        a minute of a move. Norm: agreed; else half of the cells, which is nobody's agreement, gives
        attention at most, and only where the field is required, typed at moves, or no value of it
        is associated with sales in the whole export. A field whose values tell sales from losses
        is of use, whatever its share, unless most of it is typed at moves. That no field crosses it
        is told for the record: it alone makes no step well.
    Caveats: what most cards have may be so. A field of one or two values, or one that is never
        empty, is looked at only where it is required or typed at moves: exports are full of boxes
        nobody ticks and of columns nobody fills in.
    Source: definitions, "The six steps' observables".
    Action: drop the field, or rebuild it as a list without a default.
    """
    found = case.now("contents")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    uses, moves = _uses(case), _moves(case)
    required = _required(case)
    typed = required | moves.keys()
    useful = {key for key, use in uses.items() if use == _SEPARATES} - moves.keys()
    rows = [one for one in found.rows if _is_candidate(case, one, useful, typed)]
    if not rows:
        yield FINDING.unseen("no_field_to_look_at", least=case.min_n)
        return
    seen = [_seen(case, one, uses, moves, required) for one in rows]
    yield max(seen, key=_rank)


def _rank(one: Observation) -> tuple[bool, float]:
    crossed = one.norm is not None and one.norm.is_crossed
    return crossed, one.figure.low if one.figure else 0.0


def _is_candidate(case: Case, row: Row, useful: AbstractSet[Key], typed: AbstractSet[Key]) -> bool:
    """Whether people fill a field in, often enough, and it is not of proven use.

    typed: fields of which that is known. Of others a box to tick is none, and a field that is
    never empty is filled in by the system.
    """
    key = _key(row)
    if whole(row["filled"]) < case.min_n or not row["top_value"]:
        return False
    if key in useful:
        return False
    is_own = key[1] not in TABLES[key[0]].names
    is_by_hand = whole(row["values"]) > _YES_NO and whole(row["filled"]) < whole(row["cards"])
    return key in typed or (is_own and is_by_hand)


def _seen(
    case: Case,
    row: Row,
    uses: Mapping[Key, str],
    moves: Mapping[Key, Row],
    required: frozenset[Key],
) -> Observation:
    key = _key(row)
    share = Range(*(float(str(row[f"top_share{end}"])) for end in ("", "_low", "_high")))
    typed = moves.get(key)
    at_move = typed is not None and typed["top_value"] == row["top_value"]
    is_idle = key in required or at_move or uses.get(key) == _NOT_SEEN
    norm: Norm | None = None
    agreed = case.config.agreement.norms.get(FINDING.name)
    if agreed is not None:
        norm = Norm("agreed", agreed, share.low > agreed, agreed_by(case))
    elif share.low > _HALF and is_idle:
        norm = Norm("outside", _HALF, is_crossed=True, facts={"rule": "most_cells"})
    facts: dict[str, object] = {
        "field": key[1],
        "value": row["top_value"],
        "filled": whole(row["filled"]) / whole(row["cards"]),
        "share": share.value,
        "low": share.low,
        "high": share.high,
        "moved": typed["move_share"] if typed else None,
    }
    code = "same_value_at_move" if at_move else "same_value"
    if not at_move and uses.get(key) == _NOT_SEEN:
        code = "same_value_idle"
    return Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        code if norm is not None and norm.is_crossed else "values_differ",
        facts,
        zone="sales",
        figure=share,
        norm=norm,
        no_stake="not_sales",
        act=Act("rebuild_field", "shared", {"field": key[1]}),
        shown_by="smalign fields --values",
        for_record=norm is None,
    )


def _key(row: Row) -> Key:
    return str(row["table"]), str(row["field"])


def _uses(case: Case) -> dict[Key, str]:
    """Of what use each field is, over the whole export: a single period is too short to tell."""
    return {_key(one): str(one["use"]) for one in _rows(case.ever("contents"))}


def _moves(case: Case) -> dict[Key, Row]:
    """Fields of which most fillings the log tells of are surely in the minute of a move."""
    rows = _rows(case.now("filling"))
    return {_key(one): one for one in rows if _low(one["move_share_low"]) > _HALF}


def _required(case: Case) -> frozenset[Key]:
    return frozenset(_key(one) for one in _rows(case.now("fields")) if one["due_from"])


def _rows(found: Result | SmalignError) -> tuple[Row, ...]:
    return () if isinstance(found, SmalignError) else found.rows


def _low(value: object) -> float:
    return value if isinstance(value, float) else 0.0


FINDING: Final = Finding("same_value", 5, find)
