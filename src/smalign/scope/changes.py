"""The view `field_changes`: when the fields of cards were changed, where a log says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.engine.compose import Sql, fill, literal, template
from smalign.model.moves import is_of_lead, is_of_other
from smalign.scope.due import REACHED, field_names
from smalign.scope.filled import shown_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_PACKAGE: Final = "smalign.scope"
_CARDS: Final = ("leads", "deals")
_COLUMNS: Final = (
    *(("table_name", "varchar"), ("field", "varchar"), ("logged", "varchar")),
    ("is_shown", "boolean"),
)


def define_changes(engine: Engine, model: Model) -> None:
    """Create `field_changes`, and `logged_fields`: how the log spells the fields of cards.

    field_changes: table_name, field, card_id, value and previous (null = nothing), changed_at,
    changed_on, changed_by; has_time: changes have a time of day.
    logged_fields: a row a field (table_name, field) and spelling (logged), null where the log has
    none of that kind of card; table_name is null where no such card has the field. is_shown: its
    values repeat and name no person. Where a card stands is a matter of stages, not a field.
    """
    has_log = "field_log" in model.mapped
    logged = _logged(engine) if has_log else ()
    engine.values("logged_fields", _COLUMNS, _rows(model, logged))
    if not has_log:
        engine.define(template(_PACKAGE, "field_changes_none.sql"))
        return
    knows_who = "changed_by" in engine.columns("field_log_all")  # an older workspace has none
    engine.define(
        fill(
            template(_PACKAGE, "field_changes.sql"),
            is_lead=is_of_lead("f.card"),
            is_other=is_of_other("f.card"),
            has_time=literal("field_log.changed_at" not in model.days),
            changed_by=Sql("f.changed_by" if knows_who else "cast(null as varchar)"),
        )
    )


def _logged(engine: Engine) -> list[tuple[str, str]]:
    """The kinds of card and the fields the log names, as it spells them."""
    asked = fill(template(_PACKAGE, "fields_of_log.sql"), is_lead=is_of_lead("f.card"))
    return sorted((str(table or ""), str(field)) for table, field in engine.rows(asked))


def _rows(
    model: Model, logged: Sequence[tuple[str, str]]
) -> list[tuple[str | None, str | None, str | None, bool]]:
    rows: list[tuple[str | None, str | None, str | None, bool]] = []
    strange = sorted({one for _, one in logged})
    for table in _CARDS:
        names = field_names(model, table)
        shown = {field for _, field in shown_fields(model, table)}
        strange = [one for one in strange if fold_header(one) not in names]
        mine = [one for card, one in logged if card == table]
        spelled = {one: names[fold_header(one)] for one in mine if fold_header(one) in names}
        rows += [
            (table, field, one, field in shown)
            for one, field in spelled.items()
            if field not in REACHED
        ]
        unlogged = sorted(set(names.values()) - set(spelled.values()) - REACHED)
        rows += [(table, field, None, field in shown) for field in unlogged]
    return [*rows, *((None, None, one, False) for one in strange)]
