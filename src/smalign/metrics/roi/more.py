"""The columns of roi that are there only when asked for: intervals, velocity, LTV, break-even."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smalign.base.results import Note
from smalign.metrics.figures import money
from smalign.metrics.roi.bootstrap import FILE as CELLS
from smalign.metrics.roi.bootstrap import small_note
from smalign.metrics.roi.break_even import break_even, break_even_fields, break_even_note
from smalign.metrics.roi.costs import cost_fields, cost_parts
from smalign.metrics.roi.learned import LEARNED
from smalign.metrics.roi.ltv import FILE as LTV
from smalign.metrics.roi.ltv import few_note, ltv, ltv_fields, ltv_notes
from smalign.metrics.roi.rows import interval_fields, intervals
from smalign.metrics.roi.velocity import levers, velocity, velocity_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Field, Row
    from smalign.metrics.metric import Ask
    from smalign.metrics.roi.rows import Rules, Sums


def more_fields(ask: Ask) -> tuple[Field, ...]:
    """Their columns."""
    return (
        *(interval_fields() if ask.bootstrap else ()),
        *(velocity_fields() if ask.velocity else ()),
        *(ltv_fields() if ask.ltv is not None else ()),
        *(cost_fields() if ask.costs else ()),
        *(break_even_fields() if ask.margin is not None else ()),
    )


def more_files(ask: Ask) -> list[str]:
    """The queries they rest on."""
    return [*([CELLS] if ask.bootstrap else []), *([LTV] if ask.ltv is not None else [])]


def more_measures(ask: Ask, row: Row, sums: Sums, rules: Rules) -> Row:
    """What they add to a row."""
    return {
        **(intervals(sums, rules) if ask.bootstrap else {}),
        **(velocity(row) if ask.velocity else {}),
        **(_ltv(ask, row, sums) if ask.ltv is not None else {}),
        **(cost_parts(sums.spend, sums.advertising) if ask.costs else {}),
        **(break_even(row, ask.margin) if ask.margin is not None else {}),
    }


def _ltv(ask: Ask, row: Row, sums: Sums) -> Row:
    """Of what known buyers paid, on their own cards alone: a model splits customers."""
    if sums.credit is not None or row["new_revenue"] is None:
        return dict.fromkeys(field.name for field in ltv_fields())
    return ltv(row, *sums.bought, ask.ltv or 0)


def more_notes(ask: Ask, rows: Sequence[Row], total: Row, names: Sequence[str]) -> list[Note]:
    """What must be said of them; names: the columns that name a row."""
    found = [] if ask.margin is None else break_even_note(total, ask.margin)
    if ask.bootstrap:
        found += small_note(rows, names)
        whole_models = [model for model in ask.models if model in LEARNED]
        found += [Note("interval_not_of", {"models": whole_models})] if whole_models else []
    if ask.velocity and total["velocity"] is not None:
        worth = money(total["velocity"]) or Decimal(0)
        found.append(Note("velocity_levers", levers(total), worth))
        found += small_note(rows, names, "velocity", "velocity_of_few", "velocity")
    if ask.ltv is not None and total["ltv_customers"] is not None:
        found += [*ltv_notes(rows, total, names, ask.ltv), *few_note(rows, names, ask.min_n)]
    elif ask.ltv is not None and total["new_customers"] and total["repeat_won"] is None:
        found.append(Note("ltv_without_buyers"))
    return found
