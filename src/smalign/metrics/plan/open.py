"""What the open deals are worth: each by the conversion of its own stage."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smalign.metrics.figures import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smalign.metrics.metric import Record

_MOST_UNKNOWN: Final = Fraction(1, 10)
"""Above this share of losses without a last stage a pipeline has one conversion for all stages."""


class Conversions:
    """Of the decided deals of a pipeline that came as far as a stage, the share that was won."""

    def __init__(self, records: Iterable[Record], min_n: int) -> None:
        """Keep the counts of won and lost deals; fewer than `min_n` decided ones say nothing."""
        self._min_n = min_n
        self._won: dict[str, int] = defaultdict(int)
        self._lost: dict[str, dict[int | None, int]] = defaultdict(lambda: defaultdict(int))
        for record in records:
            pipeline, deals = str(record["pipeline"]), whole(record["deals"])
            if record["status"] == "won":
                self._won[pipeline] += deals
            else:
                far = record["furthest"]
                self._lost[pipeline][None if far is None else whole(far)] += deals

    def of(self, pipeline: str, order: int | None) -> Fraction | None:
        """Of the decided deals that came to the stage of this place, the share that was won.

        The whole pipeline's share where the place or the last stages of losses are not known, or
        too few deals came so far; None where too few are decided at all.
        """
        won, lost = self._won[pipeline], self._lost[pipeline]
        all_lost = sum(lost.values())
        if won + all_lost < self._min_n:
            return None
        whole_share = Fraction(won, won + all_lost)
        if order is None or lost.get(None, 0) > _MOST_UNKNOWN * all_lost:
            return whole_share
        later = sum(deals for far, deals in lost.items() if far is not None and far >= order)
        return Fraction(won, won + later) if won + later >= self._min_n else whole_share


def worth(
    records: Sequence[Record], conversions: Conversions
) -> dict[tuple[str | None, str | None], tuple[Fraction, Fraction | None]]:
    """Channel and owner → the amount of their open deals, and what of it is to be expected.

    Expected is None where the conversion of a pipeline with open deals is not known.
    """
    found: dict[tuple[str | None, str | None], tuple[Fraction, Fraction | None]] = {}
    for record in records:
        channel, owner = record["channel"], record["owner"]
        key = (None if channel is None else str(channel), None if owner is None else str(owner))
        order = record["stage_order"]
        amount = Fraction(str(record["amount"] or 0))
        rate = conversions.of(str(record["pipeline"]), None if order is None else whole(order))
        total, expected = found.get(key, (Fraction(0), Fraction(0)))
        is_known = rate is not None and expected is not None
        found[key] = (
            total + amount,
            expected + amount * rate
            if is_known and rate is not None and expected is not None
            else None,
        )
    return found
