"""The facts of a built model as JSON can hold them, and the model again."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import to_builtins

from smalign.model.asof import Far
from smalign.model.model import Model
from smalign.model.stages import StageRow
from smalign.model.workspace.facts import (
    moment,
    packed_notes,
    packed_question,
    unpacked_notes,
    unpacked_question,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smalign.model.model import ReadFile
    from smalign.model.workspace.facts import Json


def packed_model(model: Model) -> Json:
    """Everything a model knows beside its tables and its files."""
    far = model.far
    return {
        "mapped": _names(model.mapped),
        "offered": _names(model.offered),
        "headers": _names(model.headers),
        "derived": _names(model.derived),
        "attributes": {table: dict(shown) for table, shown in model.attributes.items()},
        "states": {table: list(states) for table, states in model.states.items()},
        "grain": model.grain,
        "timezone": model.timezone,
        "as_of": None if model.as_of is None else model.as_of.isoformat(),
        "currency": model.currency,
        "currencies": list(model.currencies),
        "stages": [to_builtins(stage) for stage in model.stages],
        "links": dict(model.links),
        "far": far
        and {
            "column": far.column,
            "moment": far.moment.isoformat(),
            "believed": far.believed.isoformat(),
        },
        "unnamed_stages": list(model.unnamed_stages),
        "questions": {place: packed_question(one) for place, one in model.questions.items()},
        "notes": packed_notes(model.notes),
        "has_campaigns": model.has_campaigns,
        "has_persons": model.has_persons,
        "has_history": model.has_history,
        "days": sorted(model.days),
        "seen_since": {table: day.isoformat() for table, day in model.seen_since.items()},
        "seen_gap": model.seen_gap,
        "counts": dict(model.counts),
    }


def unpacked_model(packed: Json, files: tuple[ReadFile, ...]) -> Model:
    """The model over these files, as it was when it was built."""
    far = packed["far"]
    return Model(
        files=files,
        mapped=_sets(packed["mapped"]),
        offered=_sets(packed["offered"]),
        headers=_sets(packed["headers"]),
        derived=_sets(packed["derived"]),
        attributes=packed["attributes"],
        states={table: tuple(states) for table, states in packed["states"].items()},
        grain=packed["grain"],
        timezone=packed["timezone"],
        as_of=moment(packed["as_of"]),
        currency=packed["currency"],
        currencies=tuple(packed["currencies"]),
        stages=tuple(StageRow(**stage) for stage in packed["stages"]),
        links=packed["links"],
        far=far
        and Far(
            far["column"],
            datetime.fromisoformat(far["moment"]),
            datetime.fromisoformat(far["believed"]),
        ),
        unnamed_stages=tuple(packed["unnamed_stages"]),
        questions={place: unpacked_question(one) for place, one in packed["questions"].items()},
        notes=unpacked_notes(packed["notes"]),
        has_campaigns=packed["has_campaigns"],
        has_persons=packed["has_persons"],
        has_hashed_keys=True,
        has_history=packed["has_history"],
        days=frozenset(packed["days"]),
        # The first workspaces know no history of several exports.
        seen_since={
            table: date.fromisoformat(day) for table, day in packed.get("seen_since", {}).items()
        },
        seen_gap=packed.get("seen_gap"),
        counts=packed["counts"],
    )


def _names(groups: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {name: sorted(members) for name, members in groups.items()}


def _sets(groups: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(members) for name, members in groups.items()}
