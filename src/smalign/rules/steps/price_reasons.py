"""price_reasons: losses for the price, against the company's own past."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_value
from smalign.base.config import ByAttempts
from smalign.base.diagnosis import Act, Observation
from smalign.base.errors import SmalignError
from smalign.base.schema import NONE
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import past_norm, share_of
from smalign.rules.steps.verdict import is_judged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.base.config import Config
    from smalign.base.diagnosis import Status, Unseen
    from smalign.base.results import Result
    from smalign.rules.steps.finding import Case

_PRICE: Final = ("дорог", "цена", "цены", "стоимост", "дешевл", "expensive", "price", "cheaper")
"""What a reason that is the price's has in it, where `[reasons]` gives it no class."""


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Losses for the price, and whether they are more than they were.

    What: of the losses of the days judged that have a reason, those for the price or the market.
    Why: a price that rose is lost at by every manager with leads of every source alike; neither
        department has done that.
    How: `reasons`. Of the market are reasons that `[reasons]` says are, and, where it says nothing
        of them, those that speak of the price. Against the own past, at 99 %.
        Where nobody can judge what became of the leads, losses for the price that are no more than
        they were are told for the record: they alone make no step well.
    Caveats: "too expensive" is also what people say who have other reasons. Managers choose it.
    Source: definitions, "compare and the verdict": all cells fall alike.
    Action: put the price before whoever sets it; change neither department for it.
    """
    found = case.now("reasons")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    now, lost = _counts(found, case.config)
    least = case.config.thresholds.reason_known
    if now[1] < case.min_n or now[1] < least * lost:
        needed = {"min_n": case.min_n, "least": least}
        yield FINDING.unseen("reasons_not_known", known=now[1], lost=lost, **needed)
        return
    past = case.before("reasons")
    then = None if past is None else _counts(past, case.config)[0]
    norm = past_norm(case, now, then, is_most=True)
    share = share_of(now)
    facts: dict[str, object] = {"cards": now[0], "of": now[1]}
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    status: Status = "not_enough_data"
    if norm is not None:
        status = "attention" if norm.is_crossed else "ok"
        facts["grew"] = norm.is_crossed
    is_alone = status == "ok" and not is_judged(case.compared)
    yield Observation(
        FINDING.name,
        FINDING.step,
        "not_enough_data" if is_alone else status,
        "price_reasons",
        facts,
        zone="shared",
        figure=share,
        norm=norm,
        no_stake="nobodys",
        act=Act("cause_market", "shared"),
        shown_by="smalign reasons",
        for_record=is_alone,
    )


def _counts(found: Result, config: Config) -> tuple[tuple[int, int], int]:
    """Losses for the price and those with a reason; all losses."""
    told = {fold_value(reason): _class(one) for reason, one in config.reasons.items()}
    lost = named = price = 0
    for row in found.rows:
        cards, reason = whole(row["cards"]), str(row["reason"])
        lost += cards
        named += cards if reason != NONE else 0
        price += cards if _is_price(reason, told) else 0
    return (price, named), lost


def _class(told: str | ByAttempts) -> str:
    return "" if isinstance(told, ByAttempts) else told


def _is_price(reason: str, told: Mapping[str, str]) -> bool:
    known = told.get(fold_value(reason))
    if known is not None:
        return known == "market"
    return any(word in reason.casefold() for word in _PRICE)


FINDING: Final = Finding("price_reasons", 2, find)
