"""From a result to what is read: one file per form, sentences and numbers in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from smalign.base.results import Inspection, Result

Form = Literal["table", "plain", "json", "jsonl", "csv", "xlsx", "md", "html"]
FORMS: Final[tuple[Form, ...]] = ("table", "plain", "json", "jsonl", "csv", "xlsx", "md", "html")
_OWN_FORMS: Final = frozenset({"table", "plain", "json", "md"})
"""Forms in which `inspect` is told file by file; in the others it is a table of columns."""


def render(
    result: Result | Inspection,
    form: Form,
    lang: str = "en",
    *,
    width: int = 80,
    color: bool = False,
    csv_dialect: Literal["rfc", "excel-ru"] = "rfc",
) -> str | bytes:
    """`result` in one form, in the language "en" or "ru"; bytes for csv and xlsx, else text.

    width and color matter to `table` alone, csv_dialect to `csv`. Each form's library is loaded
    only when that form is asked for.

    Raises:
        UsageError: `format_unsupported`, when there is no such form of this result.

    """
    from smalign.base.results import Inspection

    if isinstance(result, Inspection):
        if form in _OWN_FORMS:
            return _inspection(result, form, lang, width=width, color=color)
        from smalign.render.list_result import as_result

        result = as_result(result)
    match form:
        case "table":
            from smalign.render.table import render_table

            return render_table(result, lang, width, color=color)
        case "csv":
            from smalign.render.csv import render_csv

            return render_csv(result, csv_dialect, lang)
        case "plain" | "json" | "jsonl":
            return _lines(result, form)
        case "xlsx" | "md" | "html":
            return _document(result, form, lang)
    raise UsageError("format_unsupported", format=form, command=result.metric, known=FORMS)


def _lines(result: Result, form: Literal["plain", "json", "jsonl"]) -> str:
    """Forms for scripts, the same in every language."""
    match form:
        case "plain":
            from smalign.render.plain import render_plain

            return render_plain(result)
        case "json":
            from smalign.render.json import render_json

            return render_json(result)
        case "jsonl":
            from smalign.render.jsonl import render_jsonl

            return render_jsonl(result)


def _document(result: Result, form: Literal["xlsx", "md", "html"], lang: str) -> str | bytes:
    """Forms to hand on."""
    match form:
        case "xlsx":
            from smalign.render.xlsx import render_xlsx

            return render_xlsx(result, lang)
        case "md":
            from smalign.render.markdown import render_markdown

            return render_markdown(result, lang)
        case "html":
            from smalign.render.html import render_html

            return render_html(result, lang)


def _inspection(inspection: Inspection, form: Form, lang: str, *, width: int, color: bool) -> str:
    from smalign.render import lists

    match form:
        case "table":
            return lists.render_table(inspection, lang, width, color=color)
        case "json":
            return lists.render_json(inspection)
        case "md":
            return lists.render_markdown(inspection, lang)
        case _:
            return lists.render_plain(inspection)
