"""The report as one page that loads nothing and runs nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean_lines
from smalign.base.errors import UsageError
from smalign.render.report.blocks import charts_of
from smalign.render.report.charts import svg
from smalign.render.report.slim import LARGEST, slim
from smalign.render.report.templates import template_dir, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from smalign.render.report.ahead import Ahead
    from smalign.render.report.blocks import Chart, Page
    from smalign.render.report.custom.apart import Limits
    from smalign.render.report.custom.records import Templates

CSP: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_PAGE: Final = "report.html.j2"
_STYLE: Final = "style.css"


def write_html(page: Page, ahead: Ahead | None = None) -> str:
    """The page; every text is escaped, charts are inline SVG made here; it stays small.

    ahead: has drawn charts of it already, and draws the others.
    """
    drawn: dict[int, str] = {}
    one_of = ahead.drawn(charts_of(page)) if ahead else partial(svg, lang=page.lang)

    def draw(chart: Chart) -> str:
        """A chart, drawn once however often the page is written."""
        if id(chart) not in drawn:
            drawn[id(chart)] = one_of(chart)
        return drawn[id(chart)]

    return slim(page, lambda shown: _written(shown, draw))


def write_custom(page: Page, templates: Templates, limits: Limits | None = None) -> str:
    """The page with a company's own parts: rendered in a process of its own, then checked.

    Raises:
        UsageError: a code template_…: a mistake in a template, with its line; what loads or runs;
            a page that takes too much time, memory or more than 500 kB.

    """
    from smalign.render.report.custom import apart
    from smalign.render.report.custom.markup import check_page

    within = limits or apart.Limits()
    drawn = apart.drawer(page, templates, within)
    text = str(apart.apart(apart.Writing(page, templates, drawn, CSP, within)))
    check_page(text, templates, CSP)
    size = len(text.encode())
    if size >= LARGEST:
        raise UsageError("template_page_large", file=templates.folder, size=size, most=LARGEST)
    return text


def environment() -> Environment:
    """Where our own templates are rendered: texts are escaped, a name that is not there fails."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(template_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _written(page: Page, draw: Callable[[Chart], str]) -> str:
    from markupsafe import Markup

    return (
        environment()
        .get_template(_PAGE)
        .render(
            page=page,
            csp=CSP,
            style=Markup(text_of(_STYLE)),  # noqa: S704 - our own file
            draw=lambda chart: Markup(draw(chart)),  # noqa: S704 - texts are escaped in SVG
        )
    )


def _safe(value: object) -> object:
    """Every text on its way into the page, before it is escaped: no control character is left."""
    return clean_lines(value) if type(value) is str else value
