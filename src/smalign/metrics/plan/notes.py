"""What must be said beside plan: periods and names that are none, and how the fact is counted."""

from __future__ import annotations

import difflib
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from smalign.base.results import Exclusion, Note
from smalign.metrics.figures import money, whole
from smalign.metrics.keys import folded
from smalign.metrics.metric import query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.named_periods import NamedPeriod
    from smalign.metrics.metric import Ask, Record


def exclusions(
    facts: Sequence[Record],
    planned: Sequence[Record],
    periods: Mapping[str, NamedPeriod],
    cut: Record,
) -> tuple[Exclusion, ...]:
    """What happened on no known day, and rows of the plan of no known period.

    cut: spend over days of which a period has some (split), and of no day (undated), where spend
    is planned: entries and sum.
    """
    counts: Counter[str] = Counter()
    amounts: dict[str, Decimal] = {}
    for one in facts:
        if (reason := one["excluded"]) is not None:
            counts[str(reason)] += whole(one["cards"])
            if str(reason).startswith("payment"):
                amount = money(one["revenue"]) or Decimal(0)
                amounts[str(reason)] = amounts.get(str(reason), Decimal(0)) + amount
    counts["spend_range"] = whole(cut["split_entries"])
    amounts["spend_range"] = money(cut["split_spend"]) or Decimal(0)
    if any(one["spend"] is not None for one in planned):
        counts["spend_undated"] = whole(cut["undated_entries"])
        amounts["spend_undated"] = money(cut["undated_spend"]) or Decimal(0)
    counts["plan_period"] = sum(str(one["period"]) not in periods for one in planned)
    return tuple(
        Exclusion(reason, counts[reason], amounts.get(reason))
        for reason in sorted(counts)
        if counts[reason]
    )


def notes(
    ask: Ask,
    planned: Sequence[Record],
    periods: Mapping[str, NamedPeriod],
    earned: Record,
    *,
    is_asked: bool,
    knows_money: bool,
) -> Iterator[Note]:
    """Periods that are none, names nobody has, and by which day revenue goes.

    earned: whether payments are exported, and how many sales have no amount. is_asked: whether a
    period of the plan lies in the one asked for.
    """
    unread = sorted({str(one["period"]) for one in planned} - periods.keys() - {"None"})
    if unread:
        yield Note("plan_periods_unread", {"periods": unread})
    known = query(ask, "plan_names")
    for column in ("channel", "owner"):
        names = [str(one["name"]) for one in known if one["kind"] == column and one["name"]]
        yield from _unknown(column, planned, names)
    if not knows_money:
        yield Note("plan_without_amounts")
    elif ask.grain != "lead" and not earned["has_payments"]:
        yield Note("plan_by_closing")
        sales = whole(earned["without_amount"])
        if sales and any(one["revenue"] is not None for one in planned):
            yield Note("won_without_amount", {"count": sales})
    if not ask.calendar:
        yield Note("plan_working_days")
    if periods and not is_asked:
        names = sorted({one.name for one in periods.values()})
        yield Note("plan_not_in_period", {"periods": names})


def _unknown(column: str, planned: Sequence[Record], names: Sequence[str]) -> Iterator[Note]:
    """Names of the plan that no card and no cost has, with the ones most like them."""
    known = {folded(name): name for name in sorted(names, reverse=True)}
    wanted = {str(one[column]) for one in planned if one[column] is not None}
    unknown = sorted(name for name in wanted if folded(name) not in known)
    if unknown:
        near = [difflib.get_close_matches(folded(name), known, 1, 0.6) for name in unknown]
        likely = [known[one] for found in near for one in found]
        yield Note(f"plan_{column}s_unknown", {"names": unknown, "hint": likely})
