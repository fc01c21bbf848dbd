"""The formats of flags: words for yes and no, or the day on which it became a yes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.engine.compose import fill
from smalign.model.typing.cells import BOOLEAN, EDGE, FALSE, TRUE, fold, re2
from smalign.model.typing.records import UTC, Ambiguous, Format, Mixed, TimeFormat
from smalign.model.typing.serials import decide_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.engine.compose import Sql
    from smalign.model.typing.records import Hint, Outcome

_EXAMPLES: Final = 3
_OF_YEARS: Final = "yy"
"""What the shapes of written days have; a bare number may be anything."""


class FlagFormat(Format, frozen=True, kw_only=True):
    """Yes and no in any of their spellings, several in one column too."""

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """BOOLEAN; a number column's 1 and 0 count as words."""
        del zone
        if self.native == "BOOLEAN":
            return expr
        return fill(
            "case when regexp_full_match({cell}, {true}) then true"
            " when regexp_full_match({cell}, {false}) then false end",
            cell=self.text(expr),
            true=re2(f"(?i){EDGE}(?:{_any(TRUE)}){EDGE}"),
            false=re2(f"(?i){EDGE}(?:{_any(FALSE)}){EDGE}"),
        )


class DayFlag(Format, frozen=True, kw_only=True):
    """A day is a yes: «Won» that says when. An empty cell says nothing.

    days: how the days are written; whether day or month comes first is all one here.
    """

    days: TimeFormat

    def sql(self, expr: Sql, zone: str = UTC) -> Sql:
        """BOOLEAN: true where a day is read."""
        del zone
        return fill("case when {day} is not null then true end", day=self.days.sql_read(expr))


def decide_flag(values: Sequence[str], hint: Hint) -> Outcome:
    """The flag format; that of days where not one of the values is a yes/no word."""
    strange = sorted(value for value in values if fold(value) not in BOOLEAN)
    if not strange or len(strange) < len(values):
        return FlagFormat(type="flag", shape="yes/no")
    days = written_days(strange, hint)
    if days is None:
        return Mixed("flag", "not_of_type", tuple(("", value) for value in strange[:_EXAMPLES]))
    return DayFlag(type="flag", shape=days.shape, native=days.native, days=days)


def written_days(values: Sequence[str], hint: Hint) -> TimeFormat | None:
    """How values that are days by their form are written; None where they are not."""
    outcome = decide_time("time", values, hint)
    if isinstance(outcome, Ambiguous):
        outcome = decide_time("time", values, replace(hint, answer=outcome.choices[0]))
    if isinstance(outcome, TimeFormat) and _OF_YEARS in outcome.shape:
        return outcome
    return None


def _any(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words))
