"""What a folder of templates holds, read once: nothing of it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from smalign.render.report.templates import chart_file, template_dir, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

STYLE: Final = "style.css"
BRAND: Final = "brand.css"
THEME: Final = "theme.json"
OURS: Final = "ours/"
"""Before a part's name: the part as it is without the folder."""


class Templates(Struct, frozen=True):
    """One folder.

    folder: as it was named. pages: parts by name, as header.html.j2. style: in place of ours.
    brand: after it. charts: specifications by name, as money.vl.json. theme: our theme with the
    folder's keys. images: file → data URI. sums: every file → its SHA-256.
    """

    folder: str
    pages: Mapping[str, str]
    style: str | None
    brand: str
    charts: Mapping[str, dict[str, Any]]
    theme: dict[str, Any] | None
    images: Mapping[str, str]
    sums: Mapping[str, str]

    def place(self, name: str) -> str:
        """A file of the folder, as a sentence names it."""
        return f"{self.folder.rstrip('/')}/{name}"

    @property
    def draws(self) -> bool:
        """Whether charts are drawn by the folder."""
        return bool(self.charts) or self.theme is not None

    @property
    def css(self) -> str:
        """The whole style of the page."""
        style = text_of(STYLE) if self.style is None else self.style
        return f"{style.rstrip()}\n\n{self.brand.rstrip()}\n" if self.brand else style

    def drawn_by(self, spec: str) -> str:
        """The file of the folder that a chart is drawn by: its own, else the theme of all."""
        own = f"{spec}.vl.json"
        return self.place(f"charts/{own if own in self.charts else THEME}")

    def chart(self, name: str) -> dict[str, Any]:
        """A file of `charts/`: the folder's, else ours."""
        if name == THEME and self.theme is not None:
            return self.theme
        return self.charts.get(name) or chart_file(name)


def known_parts() -> tuple[str, ...]:
    """The names of parts of the page, as header.html.j2."""
    return tuple(sorted(path.name for path in template_dir().glob("*.html.j2")))


def known_charts() -> tuple[str, ...]:
    """The names of chart specifications, as charts/money.vl.json."""
    return tuple(sorted(f"charts/{path.name}" for path in template_dir().glob("charts/*.vl.json")))
