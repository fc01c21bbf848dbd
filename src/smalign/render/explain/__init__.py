"""`smalign explain`: what stands behind the numbers, as Markdown, a page or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from smalign.base.explained import Explanation, SignedPage

__all__ = ["ExplainedForm", "explained"]

ExplainedForm = Literal["md", "html", "json"]


def explained(
    what: Explanation | SignedPage, form: ExplainedForm, lang: str, *, has_script: bool = True
) -> str:
    """An explanation, or the page to sign, in "ru" or "en"; JSON is English and of one metric.

    has_script: with the SQL; without it the page says how to print it.

    Raises:
        UsageError: format_unsupported, of the page to sign as JSON.

    """
    if form == "json":
        from smalign.render.explain.objects import write_json

        return write_json(what)
    from smalign.render.explain.page import page

    built = page(what, lang, has_script=has_script)
    if form == "md":
        from smalign.render.report.markdown import write_markdown

        return write_markdown(built)
    from smalign.render.report.html import write_html

    return write_html(built)
