"""CSV as RFC 4180 wants it, and as a Russian Excel opens it; no cell of it is a formula."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from smalign.base.clean import clean_lines
from smalign.render.exact import exact, flat
from smalign.render.human import worded
from smalign.render.language import heading, yes_or_no
from smalign.render.titles import named

if TYPE_CHECKING:
    from smalign.base.results import Field, Result, Row, Value

Dialect = Literal["rfc", "excel-ru"]

TRIGGERS: Final = frozenset("=+-@\t\r\n＝＋－＠")
_QUOTED: Final = re.compile("[\"',;\t\r\n]|^$|^\\s|\\s$")
_LINE_END: Final = "\r\n"
_SIGNS: Final = "+−±= "


def render_csv(result: Result, dialect: Dialect = "rfc", lang: str = "en") -> bytes:
    """The rows of `result` (the cards, where cards were asked for) as CSV, without the total.

    rfc: commas, decimal points, ISO dates, machine names in the header, UTF-8.
    excel-ru: semicolons, decimal commas, dd.mm.yyyy, titles and words in `lang`, UTF-8 with a BOM.
    """
    shown = exact(flat(result))
    if dialect == "excel-ru":
        return _joined(_for_people(shown, lang), ";").encode("utf-8-sig")
    lines = [[_text(item.name) for item in shown.fields]]
    lines += [[_cell(row.get(item.name)) for item in shown.fields] for row in shown.rows]
    return _joined(lines, ",").encode()


def _for_people(shown: Result, lang: str) -> list[list[str]]:
    """What a person opens: no column is called, and no cell is, by a code."""
    lines = [[_text(heading(item, lang, named(shown), shown.currency)) for item in shown.fields]]
    rows = ([_said(shown, row, item, lang) for item in shown.fields] for row in shown.rows)
    return [*lines, *([_russian(value, lang) for value in row] for row in rows)]


def _said(shown: Result, row: Row, item: Field, lang: str) -> Value:
    """A cell in words; ours have no sign before them, for a formula would begin with it."""
    value = worded(shown, row, item, lang)
    is_ours = isinstance(value, str) and value != row.get(item.name)
    return str(value).lstrip(_SIGNS) if is_ours else value


def _joined(lines: list[list[str]], between: str) -> str:
    return "".join(between.join(line) + _LINE_END for line in lines)


def harmless(text: str) -> str:
    """`text` that no spreadsheet takes for a formula: an apostrophe before a trigger."""
    safe = clean_lines(text)
    return f"'{safe}" if safe[:1] in TRIGGERS else safe


def bare(value: Value) -> str:
    """A value that is no text, as scripts read it; null is nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _cell(value: Value) -> str:
    return _text(value) if isinstance(value, str) else bare(value)


def _russian(value: Value, lang: str) -> str:
    if isinstance(value, str):
        return _text(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_or_no(value, lang=lang)
    if isinstance(value, datetime):
        return f"{value.day:02}.{value.month:02}.{value.year:04} {value:%H:%M:%S}"
    if isinstance(value, date):
        return f"{value.day:02}.{value.month:02}.{value.year:04}"
    return bare(value).replace(".", ",")


def _text(text: str) -> str:
    safe = harmless(text)
    return f'"{safe.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(safe) else safe
