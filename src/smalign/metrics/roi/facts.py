"""What roi rests on: the sums of cards, spend and touches, and what the models give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.schema import ALL as WHOLE
from smalign.base.schema import NONE
from smalign.engine.compose import Sql
from smalign.metrics.journey_rules import TRANSFORMS
from smalign.metrics.keys import SEPARATOR
from smalign.metrics.metric import card_rows, define_held, known, query, script
from smalign.metrics.parts import Part, split
from smalign.metrics.roi.bootstrap import CREDIT as CREDITED
from smalign.metrics.roi.bootstrap import revenue_intervals
from smalign.metrics.roi.costs import FILE as COSTS
from smalign.metrics.roi.costs import with_costs
from smalign.metrics.roi.credit import SOURCE, TOUCH_MODELS, Earned, earned_by
from smalign.metrics.roi.ladder import FILES as LADDER
from smalign.metrics.roi.ladder import read_ladder
from smalign.metrics.roi.ltv import read_ltv
from smalign.metrics.roi.more import more_files
from smalign.metrics.roi.rows import Credit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.results import Field, Row
    from smalign.engine.duckdb import Cell
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.roi.bootstrap import Intervals
    from smalign.metrics.roi.ladder import Ladder

BASES: Final = ("cohort", "cash")

PAYMENTS: Final = "roi_payments"
SINCE: Final = "roi_since"

_CARDS: Final = {"cohort": "roi.cards", "cash": "roi_cash.cards"}

_SHOWN: Final = Sql("excluded is null or excluded = 'copied_deal'")
"""Cards to be seen: those that count, and deals left out as copies, which name their original."""


class Facts(Struct, frozen=True):
    """Sums by segment, credit by model and segment, the ladder, the script, the cards asked for.

    spend: with the costs beside advertising; costs: these alone, by segment and item. paid: sums
    over the payments where revenue is theirs. since: the day of the first sale that is known of.
    has_payments: the export has some, in the period or not.
    intervals: of the revenue, by model; bought: by new customers so far; both where asked for.
    """

    cards: Part
    spend: Part
    touches: Part
    paid: Record
    costs: Sequence[Record]
    earned: Earned
    ladder: Ladder
    since: Cell
    has_payments: bool
    intervals: Mapping[str, Intervals]
    bought: Part
    sql: str
    id_fields: tuple[Field, ...]
    ids: tuple[Row, ...]

    @property
    def is_split(self) -> bool:
        """Whether spend has the `--by` fields, and a value in them where cards have one.

        Spend that names no channel beside cards that do is not the cost of `(none)`.
        """
        known = self.spend.by_segment.keys()
        others = self.cards.by_segment.keys() | self.touches.by_segment.keys()
        is_nowhere = _all_missing(known) and bool(others - {None}) and not _all_missing(others)
        return None not in known and not is_nowhere

    def segments(self) -> set[str]:
        """Every segment anything happened in: a channel with spend alone is not hidden."""
        parts = (self.cards, self.touches, *((self.spend,) if self.is_split else ()))
        found = {segment for part in parts for segment in part.by_segment if segment is not None}
        return found.union(*(credit.keys() for credit in self.earned.credits.values()))


def read_facts(ask: Ask, *, is_all: bool) -> Facts:
    """Run the queries.

    is_all: a model that cannot be computed is left out, else it is refused.

    Raises:
        UsageError: unknown_basis, unknown_transform, and those of `earned_by`.

    """
    known(ask.basis, BASES, "unknown_basis")
    known(ask.journeys.transform, TRANSFORMS, "unknown_transform")
    mark = ask.engine.mark()
    define_held(ask, "cards", _CARDS[ask.basis])
    files = ["roi", "roi_spend", "roi_touches"]
    cards, spend, touches = (split(query(ask, file)) for file in files)
    costs = query(ask, COSTS) if ask.costs else []
    spend = with_costs(spend, costs)
    is_paid = cards.total.get("revenue_by") == "payment"
    paid = query(ask, PAYMENTS)[0] if is_paid else {}
    bought = read_ltv(ask) if ask.ltv is not None else Part({}, {}, {})
    known_of = query(ask, SINCE)[0]
    earned = Earned({}, Credit())
    if touch_models(ask):
        earned = earned_by(ask, touch_models(ask), is_all=is_all)
    intervals = revenue_intervals(ask, SOURCE, _resampled(ask)) if ask.bootstrap else {}
    ladder = read_ladder(ask, cards)
    id_fields, ids = card_rows(ask, _SHOWN, taken=("model",))
    files += [COSTS] if ask.costs else []
    files += [PAYMENTS] if is_paid else []
    files += [SINCE, *more_files(ask)]
    files += [CREDITED] if ask.bootstrap and _resampled(ask) else []
    sql = script(ask, mark, *files, *earned.files, *LADDER)
    return Facts(
        *(cards, spend, touches, paid, costs, earned, ladder, known_of["since"]),
        *(bool(known_of["has_payments"]), intervals, bought),
        *(sql, id_fields, ids),
    )


def touch_models(ask: Ask) -> list[str]:
    """The models asked for that give credit to touches."""
    return [model for model in ask.models if model != SOURCE]


def _resampled(ask: Ask) -> list[str]:
    """The models whose sales can be drawn one by one: what they earn depends on no other sale."""
    return [model for model in ask.models if model in TOUCH_MODELS]


def _all_missing(segments: Iterable[str | None]) -> bool:
    """Whether there are segments, and every part of each is `(none)`, or is not told apart."""
    parts = {part for segment in segments if segment for part in segment.split(SEPARATOR)}
    return bool(parts) and parts <= {NONE, WHOLE}
