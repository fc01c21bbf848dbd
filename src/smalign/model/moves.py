"""The stage history a file gives: its rows, and the cards that once reached a qualified stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.engine.compose import Sql, fill, template

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine

_PACKAGE: Final = "smalign.model.sql"
_WITHOUT_CARD: Final = "select count(*) from (select distinct * from log_rows where log_no is null)"


def is_of_lead(card: str) -> Sql:
    """SQL: whether a row of a history says that its kind of card is a lead; null: it says none."""
    return Sql(f"lower(trim({card})) in ('lead', 'leads', 'лид', 'лиды')")


def define_log_rows(engine: Engine) -> list[Note]:
    """Create `log_rows` and `log_stages`; count the rows of cards the export does not have."""
    engine.define(template(_PACKAGE, "card_numbers.sql"))
    engine.define(fill(template(_PACKAGE, "log_rows.sql"), is_lead=is_of_lead("l.card")))
    engine.define(template(_PACKAGE, "log_stages.sql"))
    if not engine.value("select count(*) from log_stages where not has_card"):
        return []
    return [Note("history_without_card", {"rows": int(str(engine.value(_WITHOUT_CARD)))})]


def define_reached(engine: Engine) -> None:
    """Create `reached`: cards that stood in a qualified stage at some time."""
    engine.define(template(_PACKAGE, "reached.sql"))
