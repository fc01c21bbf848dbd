"""The stage history a file gives: its rows, and the cards that once reached a qualified stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.engine.compose import template

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine

_PACKAGE: Final = "smalign.model.sql"


def define_log_rows(engine: Engine) -> list[Note]:
    """Create `log_rows`; say how many rows speak of cards the export does not have."""
    engine.define(template(_PACKAGE, "log_rows.sql"))
    rows = int(str(engine.value("select count(*) from log_rows where not has_card")))
    return [Note("history_without_card", {"rows": rows})] if rows else []


def define_reached(engine: Engine) -> None:
    """Create `reached`: cards that stood in a qualified stage at some time."""
    engine.define(template(_PACKAGE, "reached.sql"))
