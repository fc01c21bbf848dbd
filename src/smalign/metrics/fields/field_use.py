"""Whether any value of a field goes with more or fewer sales than its other values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.metrics.figures import whole
from smalign.metrics.stats import benjamini_hochberg, fisher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.metrics.metric import Record

Key = tuple[str, str, str]
"""Segment, table and field: a row."""

LEVEL: Final = 0.05
"""At most this share of the fields that are told to be of use is expected to be chance."""
_OUTCOME: Final = frozenset(
    {"stage", "status", "loss_reason", "amount", "margin", "is_won", "is_lost", "is_closed"}
    | {"is_converted"}
)
"""Fields that say what became of a card, or are filled in because of it: they tell nothing else."""


class Use(Struct, frozen=True):
    """Whether any value of a field goes with more or fewer sales than the others.

    word: separates, not_seen, few, one_value, or "" where it is not asked. tested: values with
    enough cards; decided: won and lost cards that have a value. p: the least p-value of the tested
    values times their number (Bonferroni).
    """

    word: str
    tested: int = 0
    decided: int = 0
    p: float | None = None
    p_adjusted: float | None = None


def uses(values: Mapping[Key, Sequence[Record]], min_n: int) -> dict[Key, Use]:
    """Each field's test, adjusted over all of them (Benjamini-Hochberg).

    values: the rows of `contents.sql`. Each value with `min_n` decided cards on both sides is
    tested against the field's others (Fisher); the least p times the number of tests is the
    field's (Bonferroni). A field that says what became of a card is not asked.
    """
    found = {key: _use(records, min_n) for key, records in values.items() if key[2] not in _OUTCOME}
    p_values = {key: use.p for key, use in found.items() if use.p is not None}
    adjusted = dict(zip(p_values, benjamini_hochberg(list(p_values.values())), strict=True))
    return {
        key: use if key not in adjusted else _judged(use, adjusted[key])
        for key, use in found.items()
    }


def _judged(use: Use, p_adjusted: float) -> Use:
    word = "separates" if p_adjusted <= LEVEL else "not_seen"
    return Use(word, use.tested, use.decided, use.p, p_adjusted)


def _use(records: Sequence[Record], min_n: int) -> Use:
    """The test of one field, not yet adjusted."""
    won, lost = whole(records[0]["all_won"]), whole(records[0]["all_lost"])
    decided = won + lost
    if whole(records[0]["all_values"]) == 1:
        return Use("one_value" if decided >= min_n else "few", 0, decided)
    p_values = []
    for one in records:
        mine = whole(one["won"]) + whole(one["lost"])
        if min(mine, decided - mine) >= min_n:
            wins = whole(one["won"])
            p_values.append(fisher(wins, mine, won - wins, decided - mine))
    if not p_values or min(won, lost) < min_n:
        return Use("few", 0, decided)
    return Use("few", len(p_values), decided, min(1.0, min(p_values) * len(p_values)))
