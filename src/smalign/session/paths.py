"""roi of journeys that were added up before: which metric answers, and what cannot be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable
    from smalign.session.options import Options

_BEFORE: Final = frozenset({"leads", "deals", "spend", "touchpoints"})
"""Tables that roi is made of, where there are any."""

_UNKNOWN: Final = (
    *("where", "since", "until", "last", "as_of", "pipelines"),
    *("lookback", "lookback_steps", "half_life", "ignore"),
    *("bootstrap", "velocity", "ltv", "counts"),
)
"""Options that ask of cards, days, costs and single touches."""


def asks_paths(metric: str, files: Sequence[tuple[RawTable, Recognition]]) -> bool:
    """Whether roi is asked of added-up paths, and nothing else that it could be made of."""
    tables = {found.table for _, found in files}
    return metric == "roi" and "paths" in tables and not tables & _BEFORE


def options_of_paths(options: Options) -> Options:
    """The options with every model as the default.

    Raises:
        UsageError: paths_have_no, an option on what added-up paths do not hold.

    """
    from smalign.metrics.roi.paths_models import ALL

    by = options.get("by") or ()
    asked = [f"--{name.replace('_', '-')}" for name in _UNKNOWN if options.get(name)]
    if [by] != ["channel"] and list(by) not in ([], ["channel"]):
        asked.append("--by")
    usual = {"basis": "cohort", "transform": "unique"}
    asked += [f"--{name}" for name, value in usual.items() if options.get(name, value) != value]
    if asked:
        raise UsageError("paths_have_no", option=asked[0].replace("--pipelines", "--pipeline"))
    return {**options, "by": (), "models": options.get("models") or (ALL,)}


def check_order(options: Options) -> None:
    """Refuse a choice about the chain that no model asked for has.

    Raises:
        UsageError: markov_order, needs_markov.

    """
    order, nulls = options.get("order", 1), options.get("nulls", True)
    if order == 1 and nulls:
        return
    from smalign.metrics.attribution.markov import ORDERS
    from smalign.metrics.roi.paths_models import ALL, MARKOV, SHAPLEY_RATE

    if order not in ORDERS:
        raise UsageError("markov_order", found=order)
    models = set(options.get("models") or ("source",))
    if order != 1 and not models & {MARKOV, ALL}:
        raise UsageError("needs_markov", option="--order")
    if not nulls and not models & {MARKOV, SHAPLEY_RATE, ALL}:
        raise UsageError("needs_markov", option="--no-nulls")
