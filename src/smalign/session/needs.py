"""Which columns a question reads, so that no other column is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.schema import TABLES
from smalign.model.columns import header_columns
from smalign.model.complete import sole_owner
from smalign.model.needs import Needs
from smalign.model.touches import PERSON
from smalign.scope.fields import SCOPED
from smalign.scope.filters import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.config import Config
    from smalign.metrics import Metric
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable
    from smalign.scope.question import Question

_WITH_STATES: Final = frozenset({"fields"})
_TOUCH_LINKS: Final = PERSON | {"touch_id", "deal_id", "lead_id", "contact_id", "side"}
"""What the scope takes of touches to give each deal its own."""


def needs_of(
    metric: Metric,
    question: Question,
    files: Sequence[tuple[RawTable, Recognition]],
    config: Config,
) -> Needs:
    """The columns of the metric, of the question's fields and of the keys of lookups."""
    asked = {*question.by, *(field_of(text) for text in question.where)}
    keys = {own for lookup in config.lookups.values() for own in lookup.on}
    if config.aliases.teams and "team" in {name.casefold() for name in asked}:
        keys.add("owner")
    by_header = header_columns(files)
    wanted = {name.casefold() for name in asked | keys}
    wanted |= {column for name in asked for column in by_header.get(fold_header(name), ())}
    columns = {
        table: frozenset(
            column.name
            for column in TABLES[table].columns
            if column.name in wanted
            or {column.name, column.date_name} & set(metric.reads.get(table, ()))
        )
        for table in TABLES
    }
    for raw, found in files:
        if sole_owner(raw, found):
            columns[str(found.table)] |= {"owner"}
    if "deal_touches" in metric.reads:
        columns["touchpoints"] |= _TOUCH_LINKS
    headers = {
        header
        for raw, found in files
        for header in raw.headers
        if found.table in SCOPED
        and fold_header(header) in {fold_header(one) for one in asked | keys}
    }
    return Needs(columns, frozenset(headers), states=metric.name in _WITH_STATES)


def asked_columns(needs: Needs) -> set[tuple[str, str]]:
    """(table, column) of what a question reads; a channel is made of the source."""
    asked = {(table, column) for table, columns in needs.columns.items() for column in columns}
    return asked | {(table, "source") for table, column in asked if column == "channel"}
