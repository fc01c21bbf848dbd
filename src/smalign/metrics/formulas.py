"""The measures that are made of others, as formulas over the numbers of a row and of its cards.

A formula is checked before it is shown: the numbers put in must give the number in the row.
"""

from __future__ import annotations

import ast
import operator
import re
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FORMULAS: Final[dict[str, dict[str, str]]] = {
    "roi": {
        "deals": "won + lost + open",
        "spend": "advertising + other_costs",
        "cpl": "spend / leads",
        "cpql": "spend / qualified",
        "cpd": "spend / deals",
        "cpo": "spend / won",
        "cac": "spend / new_customers",
        "roas": "revenue / spend",
        "drr": "spend / revenue",
        "romi": "(margin * revenue - spend) / spend",
        "velocity": "open * win_rate * avg_won_amount / median_days_to_won",
        "gain_open": "0.1 * velocity",
        "gain_win_rate": "0.1 * velocity",
        "gain_avg_won_amount": "0.1 * velocity",
        "gain_days": "velocity / 0.9 - velocity",
        "ltv_cac": "ltv / cac",
        "break_even_cpo": "margin * avg_won_amount",
        "repeat_won": "won - new_customers",
        "repeat_revenue": "revenue - new_revenue",
        "lead_to_deal": "leads_with_deal / leads",
        "deal_to_won": "won / deals",
        "lead_to_won": "leads_with_won / leads",
        "win_rate": "won / (won + lost)",
        "avg_won_amount": "revenue / won",
    },
    "funnel": {
        "entered": "advanced + lost + open + skipped",
        "from_previous": "advanced_before / entered_before",
        "from_first": "entered / all_cards",
    },
    "cohorts": {
        "cards": "won + lost + open",
        "observed": "won / cards",
        "matured": "matured_won / followed",
        "decided": "won / (won + lost)",
    },
    "maturity": {"won_share": "won_by_age / cards"},
    "reasons": {"share": "cards / lost"},
    "unworked": {"unworked_share": "unworked / recorded"},
    "segments": {"rate": "counted_won / counted", "lift": "rate - rest_rate"},
    "plan": {
        "percent": "fact / plan",
        "due": "plan * days_passed / days",
        "gap": "fact - due",
        "run_rate": "fact * days / days_passed",
        "run_rate_percent": "run_rate / plan",
        "remaining": "plan - fact",
        "coverage": "expected / remaining",
        "pipeline_coverage": "open_pipeline / remaining",
    },
    "fields": {
        "empty_share": "(empty + pseudo_empty) / cards",
        "change": "last_share - first_share",
    },
    "process": {},
    "tasks": {
        "tasks": "on_time + late + undated + missed + pending",
        "due_tasks": "on_time + late + undated + missed",
        "done": "on_time + late + undated",
        "done_share": "(on_time + late + undated) / due_tasks",
        "on_time_share": "on_time / due_tasks",
    },
    "reconcile": {
        "difference": "report - crm",
        "difference_share": "difference / crm",
    },
}
"""Metric → measure → formula. A name is a column of the row, else a sum over the row's cards
(`leads_with_deal`, `leads_with_won`), else one of these: margin, advanced_before,
entered_before and amount_before (of the stage before), all_cards and all_amount (of the block)."""

_ROMI_BY_REVENUE: Final = "(revenue - spend) / spend"
_OF_AMOUNTS: Final = {
    "from_previous": "amount_entered / amount_before",
    "from_first": "amount_entered / all_amount",
}
_NAME: Final = re.compile(r"[a-z_]+")
_OPERATORS: Final[dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def formula_of(metric: str, measure: str, params: Mapping[str, object]) -> str:
    """The formula of a measure under the choices of its answer; blank where it is counted."""
    if measure == "romi" and params.get("romi_base") == "revenue":
        return _ROMI_BY_REVENUE
    if metric == "roi" and measure == "spend" and not params.get("costs"):
        return ""
    if measure == "avg_won_amount" and params.get("revenue_by") == "payment":
        return ""  # of the amounts of the deals won, not of what was paid in the period
    if metric == "funnel" and params.get("basis") == "amount" and measure in _OF_AMOUNTS:
        return _OF_AMOUNTS[measure]
    return FORMULAS[metric].get(measure, "")


def names_in(formula: str) -> tuple[str, ...]:
    """The names of a formula, each once, in order."""
    return tuple(dict.fromkeys(_NAME.findall(formula)))


def put_in(formula: str, texts: Mapping[str, str], point: str = ".") -> str:
    """The formula with a text in place of each name, and the signs people write.

    point: the decimal sign of the formula's own numbers.
    """
    signs = formula.replace("*", "×").replace("-", "−").replace(".", point)
    return _NAME.sub(lambda found: texts[found.group()], signs)


def value_of(formula: str, numbers: Mapping[str, Decimal | None]) -> Decimal | None:
    """What the formula comes to; None where a number is missing or the divisor is 0."""
    try:
        return _value(ast.parse(formula, mode="eval").body, numbers)
    except (DivisionByZero, InvalidOperation, LookupError):
        return None


def _value(node: ast.expr, numbers: Mapping[str, Decimal | None]) -> Decimal:
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left, numbers), _value(node.right, numbers)
        return _OPERATORS[type(node.op)](left, right)
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    found = numbers.get(node.id) if isinstance(node, ast.Name) else None
    if found is None:
        raise LookupError
    return found
