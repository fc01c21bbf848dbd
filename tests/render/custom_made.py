"""Folders of templates written for a test, and a small page that wants to do harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.render.report.blocks import (
    Cell,
    Chart,
    Charts,
    Code,
    Fact,
    Facts,
    Fold,
    Lines,
    Mark,
    Page,
    Rung,
    Section,
    Strip,
    Table,
)
from smalign.render.report.custom.folder import read_templates
from smalign.render.report.custom.rendered import rendered
from smalign.render.report.html import CSP
from smalign.render.report.texts import TEXTS

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.render.report.custom.records import Templates

HARM = "</p><script>alert(1)</script>\"' onload=x {{ 7 * 7 }} \x1b[2J"


def folder(path: Path, files: dict[str, str | bytes]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        place = path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def templates(path: Path, **files: str) -> Templates:
    """The folder read; `header` is header.html.j2."""
    return read_templates(folder(path, {f"{name}.html.j2": text for name, text in files.items()}))


def page(text: str = HARM) -> Page:
    """Every kind of block, each text the same."""
    table = Table(text, (text, text), (False, True), ((Cell(text), Cell(text, bar=0.5)),))
    chart = Chart("money", (), text, (("blue", text),), text)
    blocks = (
        table,
        Charts((chart,)),
        Lines((text,), "plain", text),
        Facts((Fact(text, text),), text, "ok"),
        Fold(text, (Code(text),)),
    )
    return Page(
        lang="en",
        title=text,
        basis=(text,),
        rungs=(Rung(text, text, 0.5, (text,)),),
        no_ladder=text,
        figures=((text, text),),
        loudest=(text,),
        sections=(Section("reading", text, blocks),),
        footer=((text, text),),
        words={key: pair.in_("en") for key, pair in TEXTS.items()},
        opening=(Lines((text,), "verdict"), Strip((Mark("1", text, "ok", text),))),
    )


def shown(made: Page, own: Templates) -> str:
    """The page as text, rendered here, its chart a mere `<svg>`."""
    return rendered(made, own, lambda _: '<svg viewBox="0 0 1 1"></svg>', CSP)
