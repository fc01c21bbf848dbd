"""A workbook of two sheets: the table, and what makes it believable; no formula, no link."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from smalign.base.clean import clean_lines
from smalign.base.results import WRITTEN_HERE
from smalign.render.basis import AS_OF, as_of_day, basis, headline
from smalign.render.exact import exact, flat
from smalign.render.few import MARK, few_said, small_rows
from smalign.render.human import LEFT_OUT, TOTAL, excluded, grid, notes, worded
from smalign.render.language import day, heading, period
from smalign.render.titles import Pair, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Field, Result, Value

_CREATED: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp makes the bytes repeat
_LONGEST: Final = 32_767
_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME: Final = 31
"""Signs of the name of a sheet, by Excel."""
_ELLIPSIS: Final = "…"
_ABOUT: Final = Pair("About", "Пояснения")
_LABELS: Final = {
    "title": Pair("Title", "Название"),
    "basis": Pair("Basis", "Основа"),
    "period": Pair("Period", "Период"),
    "grey": Pair("Grey", "Серым"),
    "note": Pair("Note", "Примечание"),
}
_FORMATS: Final = {
    "money": "#,##0.00",
    "credit": "#,##0.00",
    "change": "+#,##0.00;-#,##0.00;0",
    "rate": "0.0%",
    "points": "+0.0%;-0.0%;0.0%",
    "p": "0.000",
    "mixed": "#,##0.##",
    "ratio": "0.00",
    "days": "0.0",
    "minutes": "0.0",
    "count": "#,##0",
    "date": "dd.mm.yyyy",
    "time": "dd.mm.yyyy hh:mm",
}
_DAYS: Final = ("dd.mm.yyyy", "yyyy-mm-dd")
"""How a day is written in Russian, and in English."""
_WIDEST: Final = 60
_MOST_KEYS: Final = 3
"""Columns that stay where the others are scrolled: more would leave these no room."""
_GREY: Final = "#666666"
_FIRST_YEAR: Final = 1900
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render_xlsx(result: Result, lang: str) -> bytes:
    """The rows of `result` (the cards, where asked for) with a total, and a sheet about them.

    The same answer gives the same bytes. Texts longer than a cell holds end in an ellipsis.
    """
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, dict(_OPTIONS))
    book.set_properties(
        {"title": headline(result, lang), "keywords": WRITTEN_HERE, "created": _CREATED}
    )
    _table(book, book.add_worksheet(_sheet_name(headline(result, lang))), flat(result), lang)
    _about(book, book.add_worksheet(_ABOUT.in_(lang)), result, lang)
    book.close()
    return file.getvalue()


def _sheet_name(text: str) -> str:
    """The text, or as many whole words of it as a name of a sheet may have."""
    safe = _SHEET_NAME.sub(" ", text)
    if len(safe) <= _LONGEST_NAME:
        return safe
    kept, _, _ = safe[:_LONGEST_NAME].rpartition(" ")
    return (kept or safe[: _LONGEST_NAME - 1]) + _ELLIPSIS


def _table(book: Any, sheet: Any, result: Result, lang: str) -> None:  # noqa: ANN401 - xlsxwriter is untyped
    shown = exact(result)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    texts, small = grid(result, lang), small_rows(result)
    for at, item in enumerate(shown.fields):
        shown_as = _FORMATS.get(item.unit) or _FORMATS.get(item.type, "General")
        form = {"num_format": shown_as if lang == "ru" else shown_as.replace(*_DAYS)}
        normal, bold = book.add_format(form), book.add_format({**form, "bold": True, "top": 1})
        grey = book.add_format({**form, "font_color": _GREY})
        title = heading(item, lang, named(result), result.currency)
        sheet.write_string(0, at, _cut(title), head)
        for line, row in enumerate(shown.rows, start=1):
            shade = grey if line - 1 in small else normal
            _write(sheet, (line, at), worded(shown, row, item, lang), shade)
        if shown.total:
            label = TOTAL.in_(lang) if at == 0 and item.name not in shown.total else None
            value = label or shown.total.get(item.name)
            _write(sheet, (len(shown.rows) + 1, at), value, bold)
        longest = max((len(row[at]) for row in texts.rows), default=0)
        word = max(len(part) for part in (title.split() or [""]))
        sheet.set_column(at, at, min(max(longest, word) + 2, _WIDEST))
    sheet.freeze_panes(1, _named_by(shown.fields))
    if shown.rows:
        sheet.autofilter(0, 0, len(shown.rows), len(shown.fields) - 1)  # the total is no row of it
    sheet.set_landscape()
    sheet.repeat_rows(0)


def _named_by(fields: Sequence[Field]) -> int:
    """How many of the first columns say what a row is: they stay where others are looked at."""
    texts = takewhile(lambda item: item.type == "text", fields)
    return min(len([*texts]), _MOST_KEYS)


def _write(sheet: Any, place: tuple[int, int], value: Value, form: Any) -> None:  # noqa: ANN401 - xlsxwriter is untyped
    if value is None:
        sheet.write_blank(*place, None, form)
    elif isinstance(value, str):
        sheet.write_string(*place, _cut(value), form)
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value, form)
    elif isinstance(value, datetime | date):
        if value.year < _FIRST_YEAR:
            sheet.write_string(*place, value.isoformat(), form)
        else:
            sheet.write_datetime(*place, value, form)
    elif isinstance(value, Decimal | int | float):
        sheet.write_number(*place, float(value), form)


def _about(book: Any, sheet: Any, result: Result, lang: str) -> None:  # noqa: ANN401 - xlsxwriter is untyped
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    label = book.add_format({"bold": True, "valign": "top"})
    lines = [
        (_LABELS["title"].in_(lang), headline(result, lang)),
        (_LABELS["period"].in_(lang), period(result.period, lang)),
        (_LABELS["basis"].in_(lang), basis(result, lang)),
    ]
    on = as_of_day(result)
    if on:
        as_of = AS_OF.in_(lang)
        lines.insert(2, (as_of[:1].upper() + as_of[1:], day(on, lang)))
    lines += [(LEFT_OUT.in_(lang), text) for text in excluded(result, lang)]
    if small_rows(result):
        lines.append((_LABELS["grey"].in_(lang), few_said(result, lang).removeprefix(f"{MARK} ")))
    lines += [(_LABELS["note"].in_(lang), text) for text in notes(result, lang)]
    for at, (name, text) in enumerate(lines):
        sheet.write_string(at, 0, name, label)
        sheet.write_string(at, 1, _cut(text), wrap)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 100)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _cut(text: str) -> str:
    safe = clean_lines(text)
    return safe if len(safe) <= _LONGEST else safe[: _LONGEST - 1] + _ELLIPSIS
