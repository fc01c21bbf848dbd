"""The report as one page that loads nothing and runs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean_lines
from smalign.render.report.charts import svg
from smalign.render.report.slim import slim
from smalign.render.report.templates import template_dir, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.render.report.blocks import Chart, Page

CSP: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_PAGE: Final = "report.html.j2"
_STYLE: Final = "style.css"


def write_html(page: Page) -> str:
    """The page; every text is escaped, charts are inline SVG made here; it stays small."""
    drawn: dict[int, str] = {}

    def draw(chart: Chart) -> str:
        """A chart, drawn once however often the page is written."""
        if id(chart) not in drawn:
            drawn[id(chart)] = svg(chart, page.lang)
        return drawn[id(chart)]

    return slim(page, lambda shown: _written(shown, draw))


def _written(page: Page, draw: Callable[[Chart], str]) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(template_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(_PAGE).render(
        page=page,
        csp=CSP,
        style=Markup(text_of(_STYLE)),  # noqa: S704 - our own file
        draw=lambda chart: Markup(draw(chart)),  # noqa: S704 - texts are escaped in SVG
    )


def _safe(value: object) -> object:
    """Every text on its way into the page, before it is escaped: no control character is left."""
    return clean_lines(value).replace("\r", " ") if type(value) is str else value
