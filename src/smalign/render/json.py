"""The JSON contract, byte for byte the same for the same answer; English whatever the language."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.render.exact import exact, flat
from smalign.render.money import number, rounded
from smalign.render.sentences import sentence
from smalign.render.titles import named, title

if TYPE_CHECKING:
    from smalign.base.results import Exclusion, Field, Note, Result, Row

SCHEMA_VERSION: Final = 1
_RAW: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def render_json(result: Result) -> str:
    """`result` as one JSON object, indented, with a final line end.

    Rates, ratios and days are numbers (a rate is a fraction); money and credits are strings;
    missing measures are null; `ids` is there only when cards were asked for.
    """
    known = exact(result)
    answer: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "metric": result.metric,
        "as_of": moment(result.as_of),
        "period": {"since": plain(result.period.since), "until": plain(result.period.until)},
        "grain": result.grain,
        "currency": result.currency,
        "params": plain(result.params),
        "columns": columns(result.fields, named(result)),
        "rows": [row_object(row) for row in known.rows],
        "total": row_object(known.total),
        "excluded": [_excluded(item) for item in result.excluded],
        "notes": notes(result.notes),
        "sql": result.sql,
    }
    if result.id_fields:
        cards = exact(flat(result))
        answer["id_columns"] = columns(result.id_fields, named(cards))
        answer["ids"] = [row_object(row) for row in cards.rows]
    return dumps(answer, indent=2) + "\n"


def dumps(value: object, indent: int | None = None) -> str:
    """`value` as JSON text without a raw control character; it reads back as it was."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _RAW.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def columns(fields: tuple[Field, ...], params: dict[str, object]) -> list[dict[str, str]]:
    """The columns of a result: name, type, unit, English title."""
    return [
        {
            "name": item.name,
            "type": item.type,
            "unit": item.unit,
            "title": title(item, "en", params),
        }
        for item in fields
    ]


def row_object(row: Row) -> dict[str, object]:
    """One row as JSON values, in the order of the columns."""
    return {name: plain(value) for name, value in row.items()}


def notes(items: tuple[Note, ...]) -> list[dict[str, str]]:
    """Notes as code and English sentence, in the order given."""
    return [{"code": item.code, "text": sentence(item, "en")} for item in items]


def moment(value: datetime | None) -> str | None:
    """A UTC moment: 2025-03-31T21:00:00Z."""
    if value is None:
        return None
    return value.isoformat() if value.tzinfo else f"{value.isoformat()}Z"


def plain(value: object) -> object:
    """`value` as JSON knows it: decimals as strings, dates as ISO, mappings by sorted key."""
    match value:
        case None | bool() | int() | float() | str():
            known: object = value
        case Decimal():
            known = format(value, "f")
        case datetime():
            known = moment(value)
        case date():
            known = value.isoformat()
        case dict():
            known = {str(name): plain(value[name]) for name in sorted(value, key=str)}
        case list() | tuple():
            known = [plain(item) for item in value]
        case set() | frozenset():
            known = sorted(str(item) for item in value)
        case _:
            known = str(value)
    return known


def _excluded(item: Exclusion) -> dict[str, object]:
    answer: dict[str, object] = {"reason": item.reason, "count": item.count}
    amount = number(item.amount)
    if amount is not None:
        answer["amount"] = plain(rounded(amount, 2))
    return answer
