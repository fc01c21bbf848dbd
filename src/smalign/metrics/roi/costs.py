"""Costs beside advertising, added to what roi calls spend."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note
from smalign.base.schema import ALL as WHOLE
from smalign.metrics.figures import money, plain
from smalign.metrics.keys import SEPARATOR
from smalign.metrics.parts import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.engine.duckdb import Cell
    from smalign.metrics.parts import Record

FILE: Final = "roi_costs"


def with_costs(spend: Part, costs: Sequence[Record]) -> Part:
    """Spend with the costs of the same segments; the days it covers are those of advertising.

    Without any advertising they are the days of the costs.
    """
    if not costs:
        return spend
    added: dict[str | None, Decimal] = defaultdict(Decimal)
    for one in costs:
        added[None if one["segment"] is None else str(one["segment"])] += _amount(one["amount"])
    by_segment = {
        segment: _added(spend[segment], added[segment])
        for segment in spend.by_segment.keys() | added.keys()
    }
    total = _added(spend.total, sum(added.values(), Decimal(0)))
    if spend.is_empty:
        firsts = [day for one in costs if isinstance(day := one["first_on"], date)]
        lasts = [day for one in costs if isinstance(day := one["last_on"], date)]
        total |= {"first_on": min(firsts, default=None), "last_on": max(lasts, default=None)}
    return Part(by_segment, total, spend.excluded)


def _added(spend: Record, costs: Decimal) -> dict[str, Cell]:
    advertising = _amount(spend.get("spend"))
    return {**spend, "spend": advertising + costs, "advertising": advertising}


def cost_fields() -> tuple[Field, ...]:
    """The columns `cost_parts` fills."""
    return (Field("advertising", "decimal", "money"), Field("other_costs", "decimal", "money"))


def cost_parts(spend: Decimal | None, advertising: Decimal | None) -> Row:
    """What of the spend is advertising, and what `[costs]` adds; both None where it is not split.

    advertising: None where `[costs]` adds nothing at all: then all of it is.
    """
    if spend is None:
        return {"advertising": None, "other_costs": None}
    paid = spend if advertising is None else advertising
    return {"advertising": paid, "other_costs": plain(spend - paid)}


def cost_notes(items: Sequence[str], costs: Sequence[Record], *, is_split: bool) -> list[Note]:
    """What each item of `[costs]` adds; one that adds nothing is named too.

    is_split: spend stands in the rows, so that what is of no single one has a row.
    """
    if not items:
        return []
    amounts = dict.fromkeys(items, Decimal(0))
    for one in costs:
        amounts[str(one["item"])] += _amount(one["amount"])
    total = sum(amounts.values(), Decimal(0))
    said = sorted(amounts.items(), key=lambda one: (-one[1], one[0]))
    is_apart = is_split and any(WHOLE in str(one["segment"]).split(SEPARATOR) for one in costs)
    code = "costs_apart" if is_apart else "costs_added"
    return [Note(code, {"amount": total, "items": said}, total)]


def _amount(cell: object) -> Decimal:
    return money(cell) or Decimal(0)
