"""A diagnosis in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from smalign.base.diagnosis import Diagnosis
    from smalign.render import Form


def render_diagnosis(
    found: Diagnosis,
    form: Form,
    lang: str,
    *,
    width: int = 80,
    color: bool = False,
    csv_dialect: Literal["rfc", "excel-ru"] = "rfc",
) -> str | bytes:
    """The page for people (table, md, html), the contract (json), or a row a step (all others).

    Raises:
        UsageError: format_unsupported.

    """
    from smalign.render.diagnose.page import page_of

    match form:
        case "table":
            from smalign.render.diagnose.text import render_text

            return render_text(page_of(found, lang), lang, width, color=color)
        case "md":
            from smalign.render.diagnose.markdown import render_markdown

            return render_markdown(page_of(found, lang), lang)
        case "html":
            from smalign.render.report.alone import diagnosis_page
            from smalign.render.report.html import write_html

            return write_html(diagnosis_page(found, lang))
        case "json":
            from smalign.render.diagnose.json import render_json

            return render_json(found)
        case _:
            from smalign.render import render
            from smalign.render.diagnose.table import as_result

            told = "en" if form in ("plain", "jsonl") else lang
            return render(as_result(found, told), form, lang, csv_dialect=csv_dialect)
