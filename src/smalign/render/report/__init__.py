"""`smalign report`: every answer on one page, with all that makes it believable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from smalign.render.report.parts import ReportParts

if TYPE_CHECKING:
    from smalign.render.report.custom.records import Templates

__all__ = ["ReportParts", "report"]


def report(
    parts: ReportParts,
    lang: str,
    form: Literal["html", "md", "table"],
    templates: Templates | None = None,
    *,
    width: int = 100,
    color: bool = False,
) -> str:
    """The report on `parts` in "ru" or "en": an HTML page, GitHub Markdown, or a terminal screen.

    width and color matter to `table` alone. A section without an answer says why; nothing is
    fetched, run or dated by a clock, so the same parts give the same bytes. templates: a company's
    own parts of the HTML page.

    Raises:
        UsageError: a code template_…, of `templates` alone.

    """
    from smalign.render.report.page import page

    built = page(parts, lang)
    if form == "table":
        from smalign.render.report.screen import write_screen

        return write_screen(built, width, color=color)
    if form == "md":
        from smalign.render.report.markdown import write_markdown

        return write_markdown(built)
    from smalign.render.report.html import write_custom, write_html

    return write_html(built) if templates is None else write_custom(built, templates)
