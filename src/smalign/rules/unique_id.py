"""unique_id: one id stands on one row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, name
from smalign.model.merge import MERGED
from smalign.rules.rule import ANY, Cannot, Counted, Levels, Rule, Test, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_ROWS: Final = (
    "(select *, count(*) over (partition by file_no, {key}{more}) as times from {relation})"
)
_WHOM: Final = ("lead_id", "deal_id", "contact_id", "email", "phone")
"""Whom a touch reached: one letter may go to many."""
_MERGED: Final = frozenset({"duplicates_merged", "duplicates_undated", "exports_overlap"})


def find(case: Case) -> Iterator[Test | Counted | Cannot]:
    """One id stands on one row of a file.

    What: rows whose id stands on another row of the same file, too.
    Why: a card that is there twice is counted once, and which of its rows is right is a guess; of a
        touch that is there twice `touches` counts both rows, and credit goes to it once.
    How: rows are grouped by file and id, before copies are merged; touches by the moment and whom
        they reached, too, for one letter may go to many.
    Caveats: deals exported with a row a product have every id several times: they are not looked
        at. Two files that overlap are merged by the newest row, and are no finding.
    Source: dbt's generic test `unique`.
    """
    if not case.model.sources:
        yield Cannot("prepared")
        return
    keyed = [table for table in MERGED if case.has(table, str(key_of(table)))]
    if case.has("touchpoints", "touch_id"):
        yield _touches(case)
    elif not keyed:
        yield Cannot("no_column", {"columns": ["id"]})
    told = {(note.code, note.facts.get("table")) for note in case.model.notes}
    for table in sorted(keyed):
        key = str(key_of(table))
        if ("products_summed", table) in told:
            continue
        if not any((code, table) in told for code in _MERGED):
            rows = case.rows(table)
            yield Counted(table, key, "id_twice", failing=0, of=rows)
            continue
        more = Sql(", kind, amount < 0" if table == "payments" else "")  # a refund has its number
        rows_read = fill(_ROWS, key=name(key), more=more, relation=name(f"{table}_read"))
        yield Test(table, key, "id_twice", Sql("true"), Sql("times > 1"), relation=rows_read)


def _touches(case: Case) -> Test | Counted:
    """Touches that stand twice; where none does, which is soon counted, no row is looked at."""
    whom = (one for one in _WHOM if case.has("touchpoints", one))
    same = listed(map(name, ("touch_id", "touched_at", *whom)))
    table = name("touchpoints_one")
    count = "select count(*) - count(distinct hash(file_no, {same})) from {table}"
    if not case.engine.value(fill(count, same=same, table=table)):
        rows = case.rows("touchpoints")
        return Counted("touchpoints", "touch_id", "touch_twice", failing=0, of=rows)
    twice = fill(_ROWS, key=same, more=Sql(""), relation=table)
    return Test(
        "touchpoints", "touch_id", "touch_twice", Sql("true"), Sql("times > 1"), relation=twice
    )


RULE: Final = Rule("unique_id", "card", Levels(error=ANY), find)
