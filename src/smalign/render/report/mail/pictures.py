"""Charts of a mail as PNG: mail programs show no SVG."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.render.report.blocks import Charts
from smalign.render.report.charts import png
from smalign.render.report.mail.palette import with_palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.render.report.blocks import Chart, Page

_FIRST: Final = ("money", "bridge", "plan", "stages", "rates")
"""Specifications worth the room, the best first: one chart of each at most."""
_SHARP: Final = 2
"""Dots of the picture to one of the letter."""
_WIDTH: Final = slice(16, 20)
"""Where a PNG has its width."""


class Picture(Struct, frozen=True):
    """A chart drawn: `cid` names it inside the mail; `width` in dots of the letter."""

    chart: Chart
    data: bytes
    cid: str
    width: int


def pictures(page: Page, most: int) -> tuple[Picture, ...]:
    """At most so many charts of the page."""
    found: dict[str, Chart] = {}
    for chart in _charts(page):
        found.setdefault(chart.spec, chart)
    named = [found[spec] for spec in _FIRST if spec in found]
    return tuple(_picture(chart, page.lang) for chart in named[:most])


def _charts(page: Page) -> Iterator[Chart]:
    """Charts that stand open in a section."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Charts):
                yield from block.charts


def _picture(chart: Chart, lang: str) -> Picture:
    data = with_palette(png(chart, lang, _SHARP))
    cid = f"{chart.spec}.{sha256(data).hexdigest()[:16]}@smalign.invalid"
    return Picture(chart, data, cid, int.from_bytes(data[_WIDTH], "big") // _SHARP)
