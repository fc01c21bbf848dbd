"""From a chart's rows to SVG that carries no script, no link and no foreign markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal

from smalign.base.clean import clean
from smalign.render.report.labels import narrowed, span
from smalign.render.report.templates import chart_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.render.report.blocks import Chart, Datum

_LOCALES: Final[dict[str, Literal["ru-RU", "en-US"]]] = {"ru": "ru-RU", "en": "en-US"}
_PERCENT: Final = {"ru": "\u00a0%", "en": "%"}
_NAMESPACES: Final = (
    ' xmlns="http://www.w3.org/2000/svg"',
    ' xmlns:xlink="http://www.w3.org/1999/xlink"',
)
"""HTML knows SVG without them; so a page holds no address at all."""
_TAG: Final = re.compile(r"<[^>]*>")
_SIGN: Final = 13
"""Size of a label, as `theme.json` has it."""
_BOLD: Final = 1.07
_GAP: Final = 1
_SAID_ELSEWHERE: Final = re.compile(
    r' (?:class|role|aria-\w+|font-family|stroke-miterlimit)="[^"]*"'
)
"""Attributes that the page says once for all charts: they would be a third of a chart."""


def svg(chart: Chart, lang: str, spec_of: Callable[[str], dict[str, Any]] = chart_file) -> str:
    """The chart as one `<svg>` element for a page; the same bytes on every machine.

    spec_of: a file of `charts/`, as JSON has it.

    Every text goes through `clean`: a control character would end the process inside the
    converter. The converter may fetch nothing.
    """
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(
        _filled(chart, spec_of), config=spec_of("theme.json"), **_how(lang)
    )
    for namespace in _NAMESPACES:
        drawn = drawn.replace(namespace, "", 1)
    return _TAG.sub(lambda tag: _SAID_ELSEWHERE.sub("", tag[0]), drawn)


def begin() -> None:
    """Make the engine ready, which takes longer than to draw ten charts: draw nothing."""
    import vl_convert

    vl_convert.vegalite_to_svg({"mark": "bar", "data": {"values": []}}, allowed_base_urls=[])


def png(chart: Chart, lang: str, sharp: int) -> bytes:
    """The chart as a picture on white, with `sharp` dots to each of its own; for mails."""
    import vl_convert

    theme = chart_file("theme.json") | {"background": "#ffffff", "padding": 2}
    drawn: bytes = vl_convert.vegalite_to_png(
        _filled(chart, chart_file), scale=sharp, config=theme, **_how(lang)
    )
    return drawn


def _filled(chart: Chart, spec_of: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    spec = spec_of(f"{chart.spec}.vl.json")
    width = spec.get("width")
    room = width / _SIGN if isinstance(width, int | float) else None
    rows = [_beside(_safe(row), room) for row in chart.rows]
    return spec | {"data": spec["data"] | {"values": rows}}


def _beside(row: Datum, room: float | None) -> Datum:
    """A row whose label ends before its value begins: both stand on one line.

    room: the width of the chart in widths of a square sign.
    """
    label, value = row.get("label"), row.get("value")
    if room is None or not isinstance(label, str) or not isinstance(value, str):
        return row
    return row | {"label": narrowed(label, room - _BOLD * span(value) - _GAP)}


def _how(lang: str) -> dict[str, Any]:
    """How numbers are written; nothing is fetched."""
    import vl_convert

    locale = vl_convert.get_format_locale(_LOCALES[lang])
    return {
        "show_warnings": False,
        "allowed_base_urls": [],
        "format_locale": locale | {"percent": _PERCENT[lang], "minus": "-"},
        "time_format_locale": _LOCALES[lang],
    }


def _safe(row: Datum) -> Datum:
    return {key: clean(value) if isinstance(value, str) else value for key, value in row.items()}
