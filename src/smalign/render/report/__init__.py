"""`smalign report`: every answer on one page, with all that makes it believable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from smalign.render.report.parts import ReportParts

if TYPE_CHECKING:
    from smalign.render.report.ahead import Ahead
    from smalign.render.report.custom.records import Templates
    from smalign.render.report.mail import Envelope

__all__ = ["ReportParts", "report"]


def report(  # noqa: PLR0913 - each is one thing a form may need
    parts: ReportParts,
    lang: str,
    form: Literal["html", "md", "table", "eml"],
    templates: Templates | None = None,
    envelope: Envelope | None = None,
    *,
    width: int = 100,
    color: bool = False,
    ahead: Ahead | None = None,
) -> str:
    """The report on `parts` in "ru" or "en": an HTML page, GitHub Markdown, a screen, or a mail.

    width and color matter to `table` alone. A section without an answer says why; nothing is
    fetched, run or dated by a clock, so the same parts give the same bytes. templates: a company's
    own parts of the HTML page. envelope: who writes the mail, and to whom. ahead: has drawn charts
    of our HTML page while the parts were asked.

    Raises:
        UsageError: a code template_…, of `templates` alone.

    """
    from smalign.render.report.page import page

    built = page(parts, lang)
    if form == "table":
        from smalign.render.report.screen import write_screen

        return write_screen(built, width, color=color)
    if form == "eml":
        from smalign.render.report.mail import Envelope, write_mail
        from smalign.render.report.page import as_of

        return write_mail(built, as_of(parts), envelope or Envelope())
    if form == "md":
        from smalign.render.report.markdown import write_markdown

        return write_markdown(built)
    from smalign.render.report.html import write_custom, write_html

    return write_html(built, ahead) if templates is None else write_custom(built, templates)
