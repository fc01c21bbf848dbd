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
_TEXTS: Final = ("first_text", "second_text", "value")
"""What stands beside the marks of a row, in the charts of `_FIRST`."""
_NOTHING: Final = "–"


class Picture(Struct, frozen=True):
    """A chart drawn: `cid` names it inside the mail; `width` in dots of the letter.

    told: what it shows in words, for who sees no pictures: many programs ask before they show one.
    """

    chart: Chart
    data: bytes
    cid: str
    width: int
    told: str


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
    return Picture(chart, data, cid, int.from_bytes(data[_WIDTH], "big") // _SHARP, _told(chart))


def _told(chart: Chart) -> str:
    """The caption and each row with its figures, in the order of the legend."""
    names = [name for name in _TEXTS if any(row.get(name) for row in chart.rows)]
    rows = [
        f"{row['label']}: {' / '.join(str(row.get(name) or _NOTHING) for name in names)}"
        for row in chart.rows
    ]
    return f"{chart.caption}. {'; '.join(rows)}."
