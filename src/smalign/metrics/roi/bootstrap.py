"""How far revenue could have come out otherwise: the bootstrap over cards, for ROAS and ROMI."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.metrics.figures import MONEY_DIGITS, money, scaled, whole
from smalign.metrics.keys import missing
from smalign.metrics.metric import query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask

Cells = Sequence[tuple[float, int]]
"""What a card earned, and how many cards earned just that."""
Bounds = tuple[float, float]
Intervals = Mapping[str | None, Bounds]
"""Segment → the ends of its revenue's interval; None: of the total."""

FILE: Final = "roi_cells"
CREDIT: Final = "roi_credit_cells"
SMALL: Final = 30
"""An interval of fewer sales is told to be rough."""

_SEED: Final = 20_260_101
_RESAMPLES: Final = 10_000
_FEW_RESAMPLES: Final = 1_000
_MANY: Final = 5_000
"""Cards with revenue above which fewer resamples do: the interval is narrow by then."""
_AT_ONCE: Final = 100_000
"""Numbers drawn at once: as many as a processor has at hand."""
_DRAWERS: Final = 2
"""Threads that draw; each row has a generator of its own, so that its ends are the same."""
_ENDS: Final = (0.025, 0.975)


def revenue_intervals(ask: Ask, source: str, models: Sequence[str]) -> dict[str, Intervals]:
    """The 95 % intervals of the revenue of each segment by each model, over the view `cards`.

    source: what the model is called that leaves a sale where its card is; its rows are of their own
    cards, and it has the total. models: those of touches that look at each journey alone, over the
    view `credits`: every card could have given something to a row. A segment without revenue has
    none: of nothing but zeros only zeros can be drawn.
    """
    from concurrent.futures import ThreadPoolExecutor

    cells: dict[tuple[str, str | None], list[tuple[float, int]]] = defaultdict(list)
    for record in query(ask, FILE):
        cell = float(money(record["revenue"]) or 0), whole(record["cards"])
        cells[source, str(record["segment"])].append(cell)
        cells[source, None].append(cell)
    if models:
        _of_credit(ask, cells, sum(cards for _, cards in cells[source, None]))
    found: dict[str, dict[str | None, Bounds]] = {model: {} for model in (source, *models)}
    wanted = {key: sorted(of) for key, of in cells.items() if key[0] in found}
    with ThreadPoolExecutor(_DRAWERS) as pool:
        every = zip(wanted, pool.map(revenue_interval, wanted.values()), strict=True)
        for (model, segment), ends in every:
            if ends is not None:
                found[model][segment] = ends
    return {**found}


def _of_credit(
    ask: Ask, cells: dict[tuple[str, str | None], list[tuple[float, int]]], every: int
) -> None:
    """Add what sales give by model; every: how many cards there are, the others give nothing."""
    given: dict[tuple[str, str], list[tuple[float, int]]] = defaultdict(list)
    for record in query(ask, CREDIT):
        segment = missing(ask.by) if record["segment"] is None else str(record["segment"])
        amount = float(scaled(record["revenue_units"], MONEY_DIGITS))
        given[str(record["model"]), segment].append((amount, whole(record["cards"])))
    for key, of in given.items():
        cells[key] = [*of, (0.0, every - sum(cards for _, cards in of))]


def revenue_interval(cells: Cells) -> Bounds | None:
    """The 95 % percentile interval of what the cards earn together; None where none earned.

    Efron, B. (1979), Annals of Statistics 7, 1-26. As many cards are drawn, with replacement, as
    there are: how many of them earned anything is binomial, and each of those is any one that did.
    10,000 resamples, 1,000 of more than 5,000 earning cards; one seed for every row, and a
    generator whose numbers NumPy keeps the same for good, so that nothing else moves the ends.
    """
    import numpy as np

    earning = [(amount, cards) for amount, cards in cells if amount]
    amounts = np.repeat([one for one, _ in earning], [cards for _, cards in earning])
    many = len(amounts)
    if not many:
        return None
    random = np.random.RandomState(_SEED)
    resamples = _RESAMPLES if many <= _MANY else _FEW_RESAMPLES
    cards = sum(of for _, of in cells)
    drawn = random.binomial(cards, many / cards, size=resamples)
    step = max(1, _AT_ONCE // many)
    sums = np.empty(resamples)
    for start in range(0, resamples, step):
        counts = drawn[start : start + step]
        of = np.repeat(np.arange(len(counts)), counts)
        earned = amounts[random.randint(0, many, size=len(of))]
        sums[start : start + step] = np.bincount(of, weights=earned, minlength=len(counts))
    low, high = np.quantile(sums, _ENDS)
    return float(low), float(high)


def small_note(
    rows: Iterable[Row],
    names: Sequence[str],
    column: str = "romi_low",
    code: str = "interval_of_few",
    worth_of: str = "revenue",
) -> list[Note]:
    """A note on rows whose `column` rests on few sales, worth the sum of `worth_of`."""
    few = [row for row in rows if row[column] is not None and whole(row["won"]) < SMALL]
    if not few:
        return []
    keys = [*names, *(["model"] if "model" in few[0] else [])]
    named = [" · ".join(str(row[name]) for name in keys) for row in few]
    worth = sum((money(row[worth_of]) or Decimal(0) for row in few), Decimal(0))
    return [Note(code, {"names": named, "rows": len(few)}, worth)]
