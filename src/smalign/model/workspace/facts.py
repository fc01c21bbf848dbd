"""Values, notes and questions as JSON can hold them, and back."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from smalign.base.errors import QuestionError
from smalign.base.results import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Json = dict[str, Any]


def packed(value: object) -> Any:  # noqa: ANN401 - JSON
    """A value; what JSON has no form for is marked, and comes back as what it was."""
    match value:
        case datetime():
            return {"time": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
        case tuple():
            return {"tuple": [packed(item) for item in value]}
        case list():
            return [packed(item) for item in value]
        case dict():
            return {"facts": {str(key): packed(item) for key, item in value.items()}}
        case None | bool() | int() | float() | str():
            return value
    msg = f"no place in a manifest for {type(value).__name__}"
    raise TypeError(msg)


def unpacked(value: Any) -> Any:  # noqa: ANN401 - JSON
    """The value again."""
    if isinstance(value, list):
        return [unpacked(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    match kind:
        case "time":
            return datetime.fromisoformat(inner)
        case "date":
            return date.fromisoformat(inner)
        case "decimal":
            return Decimal(inner)
        case "tuple":
            return tuple(unpacked(item) for item in inner)
    return {key: unpacked(item) for key, item in inner.items()}


def packed_facts(facts: Mapping[str, object]) -> Json:
    """Facts of a note, a reject or a question."""
    return {key: packed(value) for key, value in facts.items()}


def unpacked_facts(facts: Json) -> dict[str, object]:
    """The facts again."""
    return {key: unpacked(value) for key, value in facts.items()}


def packed_notes(notes: Iterable[Note]) -> list[Json]:
    """Notes in their order."""
    return [
        {"code": note.code, "facts": packed_facts(note.facts), "money": str(note.money)}
        for note in notes
    ]


def unpacked_notes(notes: Iterable[Json]) -> tuple[Note, ...]:
    """The notes again."""
    return tuple(
        Note(note["code"], unpacked_facts(note["facts"]), Decimal(note["money"])) for note in notes
    )


def packed_question(question: QuestionError) -> Json:
    """A question that waits for a result that needs its answer."""
    return {"code": question.code, "facts": packed_facts(question.facts)}


def unpacked_question(question: Json) -> QuestionError:
    """The question again."""
    facts = unpacked_facts(question["facts"])
    toml = str(facts.pop("toml"))
    return QuestionError(question["code"], toml=toml, **facts)


def moment(text: str | None) -> datetime | None:
    """A moment written by `isoformat`."""
    return None if text is None else datetime.fromisoformat(text)
