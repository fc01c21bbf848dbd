"""The stage history a file gives: its rows, and the cards that once reached a qualified stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.engine.compose import Sql, fill, listed, literal, template

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine

_PACKAGE: Final = "smalign.model.sql"
_OTHERS: Final = listed(
    literal(word)
    for word in (
        *("contact", "contacts", "контакт", "контакты", "person", "persons"),
        *("company", "companies", "компания", "компании", "account", "accounts", "organization"),
        *("quote", "quotes", "предложение", "предложения", "invoice", "invoices", "счёт", "счета"),
        *("task", "tasks", "задача", "задачи"),
    )
)
"""What else a CRM keeps histories of, in one list with its leads and deals."""
_WITHOUT_CARD: Final = "select count(*) from (select distinct * from log_rows where log_no is null)"


def is_of_lead(card: str) -> Sql:
    """SQL: whether a row of a history says that its kind of card is a lead; null: it says none."""
    return Sql(f"lower(trim({card})) in ('lead', 'leads', 'лид', 'лиды')")


def is_of_other(card: str) -> Sql:
    """SQL: whether a row of a history says that it is of what is neither a lead nor a deal."""
    return fill("coalesce(lower(trim({card})) in ({words}), false)", card=Sql(card), words=_OTHERS)


def define_log_rows(engine: Engine) -> list[Note]:
    """Create `log_rows` and `log_stages`; count the rows of cards the export does not have."""
    engine.define(template(_PACKAGE, "card_numbers.sql"))
    kinds = {"is_lead": is_of_lead("l.card"), "is_other": is_of_other("l.card")}
    engine.define(fill(template(_PACKAGE, "log_rows.sql"), **kinds))
    engine.define(template(_PACKAGE, "log_stages.sql"))
    if not engine.value("select count(*) from log_stages where not has_card"):
        return []
    return [Note("history_without_card", {"rows": int(str(engine.value(_WITHOUT_CARD)))})]


def define_reached(engine: Engine) -> None:
    """Create `reached`: cards that stood in a qualified stage at some time."""
    engine.define(template(_PACKAGE, "reached.sql"))
