"""The rows of plan: what was planned and what happened, period by period and measure by measure."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.named_periods import working_days
from smalign.base.schema import ALL, NONE
from smalign.metrics.figures import divide, ratio
from smalign.metrics.keys import folded
from smalign.metrics.plan.gap import split

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from smalign.base.named_periods import NamedPeriod
    from smalign.base.results import Row

MEASURES: Final = ("leads", "qualified", "won", "revenue", "spend")
Amounts = dict[str, Decimal | None]
"""Measure → its amount; None is not known or not planned."""
Key = tuple[str, str]
"""Channel and owner, `(all)` where the plan does not tell them apart."""
_SPLIT: Final = ("from_leads", "from_conversion", "from_cheque")


class Block(Struct):
    """The rows of one period that name the same of channel and owner.

    plan, fact: key → amounts. open, expected: key → sum of the open deals, and what of it is to be
    expected by the conversion of their stages.
    """

    period: NamedPeriod
    plan: dict[Key, Amounts] = field(default_factory=lambda: defaultdict(dict))
    fact: dict[Key, Amounts] = field(default_factory=lambda: defaultdict(dict))
    open: dict[Key, Fraction] = field(default_factory=dict)
    expected: dict[Key, Fraction | None] = field(default_factory=dict)

    @property
    def measures(self) -> list[str]:
        """What is planned for anybody here."""
        return [
            name
            for name in MEASURES
            if any(amounts.get(name) is not None for amounts in self.plan.values())
        ]


def added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The sum of what is known."""
    if one is None or other is None:
        return other if one is None else one
    return one + other


def rows_of(block: Block, today: date | None, changed: Mapping[date, bool]) -> list[Row]:
    """A row a key and measure: the largest plan first, last what happened without one.

    today: the last day of the data; None: everything has ended. changed: see `working_days`.
    """
    measures = block.measures
    keys = {*block.plan, *(key for key in block.fact if any(block.fact[key].values()))}
    ordered = sorted(
        keys, key=lambda key: (key not in block.plan, *_size(block, measures, key), key)
    )
    return [
        _row(block, key, name, today, changed)
        for key in ordered
        for name in measures
        if key in block.plan or block.fact[key].get(name)
    ]


def _size(block: Block, measures: list[str], key: Key) -> list[Decimal]:
    amounts = block.plan.get(key) or block.fact.get(key) or {}
    return [-(amounts.get(name) or Decimal(0)) for name in measures[-1::-1]]


def _row(
    block: Block, key: Key, name: str, today: date | None, changed: Mapping[date, bool]
) -> Row:
    period = block.period
    plan = block.plan.get(key, {}).get(name)
    fact = block.fact.get(key, {}).get(name)
    days = working_days(period.first, period.last, changed)
    passed = days if today is None else working_days(period.first, min(period.last, today), changed)
    has_ended = today is None or today >= period.last
    share = Fraction(1) if has_ended else Fraction(passed, days) if days else Fraction(0)
    due = None if plan is None else _decimal(Fraction(plan) * share)
    pace = None if fact is None or not share else _decimal(Fraction(fact) / share)
    row: Row = {
        "period": period.name,
        "starts_on": period.first,
        "ends_on": period.last,
        "channel": key[0],
        "owner": key[1],
        "measure": name,
        "plan": plan,
        "fact": fact,
        "percent": ratio(fact, plan),
        "due": due,
        "gap": None if fact is None or due is None else fact - due,
        **dict.fromkeys(_SPLIT),
        "run_rate": pace,
        "run_rate_percent": ratio(pace, plan),
        **_coverage(block, key, name, plan, fact, is_running=_is_running(period, today)),
        "days_passed": passed,
        "days": days,
        "pipeline_coverage": None,
    }
    left, pipeline = row["remaining"], row["open_pipeline"]
    if isinstance(left, Decimal) and left > 0 and isinstance(pipeline, Decimal):
        row["pipeline_coverage"] = ratio(pipeline, left)
    return row | _gap(block, key, name, share)


def _is_running(period: NamedPeriod, today: date | None) -> bool:
    return today is not None and period.first <= today < period.last


def _gap(block: Block, key: Key, name: str, share: Fraction) -> Row:
    """The parts of the gap in sales, or in revenue, where plan and fact have what makes them."""
    chain = {"won": ("leads", "won"), "revenue": ("leads", "won", "revenue")}.get(name)
    if chain is None:
        return {}
    plan = [block.plan.get(key, {}).get(one) for one in chain]
    fact = [block.fact.get(key, {}).get(one) for one in chain]
    due = [_decimal(Fraction(one) * share) for one in plan if one is not None]
    happened = [one for one in fact if one is not None]
    if len(due) < len(chain) or len(happened) < len(chain):
        return {}
    parts = split(due, happened)
    return {} if parts is None else dict(zip(_SPLIT, parts, strict=False))


def _coverage(
    block: Block,
    key: Key,
    name: str,
    plan: Decimal | None,
    fact: Decimal | None,
    *,
    is_running: bool,
) -> Row:
    """What is left of the plan; of the revenue still to come, what the open deals are worth."""
    empty: Row = dict.fromkeys(("remaining", "open_pipeline", "expected", "coverage"))
    if plan is None or fact is None:
        return empty
    remaining = plan - fact
    row = empty | {"remaining": remaining}
    if name != "revenue" or not is_running:
        return row
    value = block.expected.get(key, Fraction(0))
    expected = None if value is None else _decimal(value)
    row |= {"open_pipeline": _decimal(block.open.get(key, Fraction(0))), "expected": expected}
    if remaining > 0 and expected is not None:
        row["coverage"] = ratio(expected, remaining)
    return row


def _decimal(value: Fraction) -> Decimal:
    """A fraction of amounts as a decimal."""
    return divide(Decimal(value.numerator), Decimal(value.denominator)) or Decimal(0)


def key_of(
    channel: str | None, owner: str | None, cut: tuple[bool, bool], spelled: Mapping[str, str]
) -> Key:
    """The key of a fact under a cut; names as the plan spells them."""
    parts = []
    for value, is_told in ((channel, cut[0]), (owner, cut[1])):
        shown = NONE if value is None else spelled.get(folded(value), value)
        parts.append(shown if is_told else ALL)
    return parts[0], parts[1]
