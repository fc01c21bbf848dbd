"""Small exports typed by hand, opened from disk as a user's files are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from smalign.session import open_exports

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.session import Session

ANY_DEALS = "deal_id,created_at,deal_status,close_value\n1,2026-01-05,open,5\n"
"""One deal, for files that hold no cards."""

SYSTEMS = Path(__file__).parent / "systems"
"""Exports of every system, typed by hand: `<system>/<export>.<language>.csv`."""


def text_of(name: str) -> str:
    """The text of one export of a system, e.g. `amocrm/deals.ru`."""
    return (SYSTEMS / f"{name}.csv").read_text(encoding="utf-8")


def opened(folder: Path, files: Mapping[str, str], **options: str) -> Session:
    """A session over files with this text; their encoding is UTF-8 unless the name says UTF-16."""
    for name, text in files.items():
        encoding = "utf-16" if "utf16" in name else "utf-8"
        (folder / name).write_bytes(text.lstrip("\n").encode(encoding))
    return open_exports([folder], **{"timezone": "Europe/Moscow", **options})


def recognised(session: Session) -> dict[str, tuple[str | None, str, dict[str, object]]]:
    """File → (table, system, canonical column → header, headers, or =constant)."""
    return {
        raw.file: (
            found.table,
            found.crm,
            {name: _told(raw.headers, source) for name, source in found.columns.items()},
        )
        for raw, found in session.files
    }


def _told(headers, source):
    if source.constant is not None:
        return f"={source.constant}"
    several = source.first or source.joined
    return [headers[place] for place in several] if several else headers[source.index]


def built(session: Session) -> tuple[Engine, Model]:
    """The tables of a session, all columns of them."""
    return session.built(None)


def counts(session: Session) -> dict[str, object]:
    """What the whole of a session adds up to; money as text."""
    total = session.roi().total
    shown = {name: total[name] for name in ("leads", "deals", "won", "lost", "open")}
    return shown | {name: _money(total[name]) for name in ("revenue", "spend")}


def _money(value: object) -> str | None:
    return None if value is None else f"{value:.2f}"
