"""orphans: what a row names is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.base.schema import TABLES
from smalign.engine.compose import fill, name
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test, has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_NAMES: Final = (
    ("deals", "lead_id", "leads"),
    ("deals", "contact_id", "contacts"),
    ("deals", "company_id", "companies"),
    ("leads", "contact_id", "contacts"),
    ("leads", "company_id", "companies"),
    ("leads", "deal_id", "deals"),
    ("leads", "duplicate_of", "leads"),
    ("payments", "deal_id", "deals"),
    ("touchpoints", "deal_id", "deals"),
    ("touchpoints", "lead_id", "leads"),
    ("touchpoints", "contact_id", "contacts"),
)
"""Table, the column that names a row of another table, that table."""


def find(case: Case) -> Iterator[Test | Cannot]:
    """What a row names is there.

    What: deals whose lead is not in the export, payments and touches of unknown deals, cards of
        unknown contacts and companies.
    Why: such a deal has no channel, such a payment belongs to no channel's revenue.
    How: every id that names a row of another table is looked for there.
    Caveats: two exports of one period never match in full: the lead of a January deal may be of
        December. So a few are a notice; more than 5 % are a warning.
    Source: dbt's generic test `relationships`.
    """
    if case.is_prepared:
        yield Cannot("prepared")
        return
    tables: set[str] = set()
    for table, column, other in _NAMES:
        key = str(TABLES[other].key)
        if case.has(table, column) and case.has(other, key):
            tables.add(table)
            known = fill("select {key} from {other}_all", key=name(key), other=name(other))
            fails = fill("{column} not in ({known})", column=name(column), known=known)
            facts = {"other": other}
            relation = name(f"{table}_all")
            yield Test(table, column, "not_there", has(column), fails, facts, relation)
    if not tables:
        yield Cannot("no_link")


RULE: Final = Rule("orphans", "card", Levels(notice=ANY, warning=Bound.of("5%")), find)
