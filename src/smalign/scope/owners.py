"""The view `owner_log`: whose each card was, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import fill, literal, template
from smalign.model.moves import is_of_lead, is_of_other

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model

_PACKAGE: Final = "smalign.scope"


def define_owner_log(engine: Engine, model: Model) -> None:
    """Create `owner_log`, from the export's history of owners, else from that of the stages.

    card, card_id, owner, previous_owner, changed_by, actor_kind, since_at, since_on; has_time:
    whether the moments have a time of day; place: the order of changes of one moment.
    """
    is_own = "owner_log" in model.mapped
    file, moment = ("owner_log.sql", "owner_log.since_at")
    if not is_own:
        file, moment = ("owner_log_of_stages.sql", "stage_log.entered_at")
    has_time = literal(moment not in model.days)
    kinds = {"is_lead": is_of_lead("l.card"), "is_other": is_of_other("l.card")}
    engine.define(fill(template(_PACKAGE, file), has_time=has_time, **kinds))
