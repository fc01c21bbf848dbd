"""spend_unsold: money that stayed where nothing was sold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.base.named_periods import period_of
from smalign.base.schema import NONE
from smalign.metrics.figures import money, whole
from smalign.metrics.stats import wilson
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import agreed_by, spent_stake, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Result, Row
    from smalign.rules.steps.finding import Case

_MATERIAL: Final = 0.1
"""Share of all spend, of the quarter and of the next, below which it is too little to speak of."""
_MATCHED: Final = 0.7
"""Share of spend on segments that cards name too, below which names do not match."""
_EVIDENCE: Final = ("no_sales", "sales")
_STAYED: Final = ("kept", "raised")
_CANNOT: Final = {
    "spend_not_exported": "no_spend",
    "spend_no_whole_period": "too_few_sales_for_spend",
    "spend_without_horizon": "too_few_sales_for_spend",
    "spend_immature": "spend_immature",
    "spend_not_covered": "spend_not_covered",
}
"""Note of the metric → why nothing can be said."""


class _Of(Struct, frozen=True):
    """Some segments of one period: their cards, sales, spend, what followed, what of it stayed."""

    names: tuple[str, ...]
    cards: int
    won: int
    spend: Decimal
    after: Decimal
    stayed: Decimal
    stayed_after: Decimal

    @property
    def kept(self) -> float:
        """The share of the spend that was kept or raised; 0 of no spend."""
        return float(self.stayed / self.spend) if self.spend else 0.0


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Spend on segments without a sale at maturity, kept or raised in the period after.

    What: of the last mature quarter of the days judged, or before them, whose next one has ended:
        segments that sold nothing, what was spent on them, and the share of it that the next
        quarter kept or raised.
    Why: who pays for leads gets leads; money that stays where nothing is sold follows leads.
    How: `bonus --show spend`, by campaign, else by channel; without a sale are segments whose
        interval lies below the rate of those that sold. Norm: agreed, else the same share where
        there were sales; crossed if no less stayed here, and at least a tenth of all spend of
        either quarter. At stake: what was spent on them in the next quarter, as in the accounts.
    Caveats: in order is said only where of half of the spend it is known whether it sells. The
        next quarter began before the sales of this one were known. Spend on names no card has is
        left out: names may differ. Of a hundred segments that sell alike one may look so.
    Source: definitions, "The six steps' observables", "Spend and sales".
    Action: cut what sells nothing; bring the bonus on three bases to the meeting.
    """
    found = _asked(case)
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    result, level = found
    period, rows = _last(result)
    why = _why_not(case, result, rows)
    if why is not None:
        yield FINDING.unseen(why[0], period=period, **why[1])
        return
    unsold, sold = (_of([one for one in rows if one["evidence"] == it]) for it in _EVIDENCE)
    yield _seen(case, (period, level), unsold, sold, rows)


def _asked(case: Case) -> tuple[Result, str] | SmalignError:
    """The answer by campaign where spend and cards name the same ones, else by channel."""
    fine = _answered(case, "campaign")
    if not isinstance(fine, SmalignError):
        rows = _last(fine)[1]
        if _is_matched(rows) and _is_told(rows):
            return fine, "campaign"
    coarse = _answered(case, "channel")
    return coarse if isinstance(coarse, SmalignError) else (coarse, "channel")


def _answered(case: Case, level: str) -> Result | SmalignError:
    """The quarters that began by the last of the days judged; later ones were not asked for."""
    found = case.ever("spend", by=(level,))
    until = case.period.until
    if isinstance(found, SmalignError) or until is None:
        return found
    rows = tuple(one for one in found.rows if _began_by(str(one["period"]), until))
    if len(rows) == len(found.rows):
        return found
    return replace(found, rows=rows)


def _began_by(period: str, until: date) -> bool:
    named = period_of(period)
    return named is None or named.first <= until


def _why_not(
    case: Case, result: Result, rows: Sequence[Row]
) -> tuple[str, Mapping[str, object]] | None:
    """Why nothing can be said, with facts; None where something can."""
    ever = case.ever("spend", by=("channel",))
    if not result.rows and not isinstance(ever, SmalignError) and _last(ever)[1]:
        return "spend_later", {}
    if not rows or not _sum(rows, "spend"):
        told = next((one for one in result.notes if one.code in _CANNOT), None)
        return (_CANNOT[told.code], told.facts) if told else ("no_spend", {})
    if not _is_matched(rows):
        return "spend_unmatched", {}
    by_channel = _answered(case, "channel")
    if not isinstance(by_channel, SmalignError):
        every = _cards(_last(by_channel)[1])
        nobodys = _cards([one for one in _last(by_channel)[1] if one["segment"] == NONE])
        if nobodys > (1 - case.config.thresholds.channel_known) * every:
            return "channels_unknown", {"share": nobodys / every}
    if not any(one["evidence"] == "sales" for one in rows) or not _is_told(rows):
        return "spend_too_few", {}
    if all(one["next_spend"] is None for one in rows):
        empty = [one for one in rows if one["evidence"] == "no_sales"]
        share = float(_sum(empty, "spend") / _sum(rows, "spend"))
        return "spend_next_unknown", {"share": share}
    return None


def _last(found: Result) -> tuple[str, Sequence[Row]]:
    """The last period whose spend and next spend are known, else whose spend is."""
    periods: dict[str, list[Row]] = {}
    for one in found.rows:
        periods.setdefault(str(one["period"]), []).append(one)
    known = {
        name: rows
        for name, rows in periods.items()
        if any(one["spend"] is not None for one in rows)
    }
    followed = [
        name for name, rows in known.items() if any(one["next_spend"] is not None for one in rows)
    ]
    name = next(reversed(followed or [*known]), "")
    return name, known.get(name, [])


def _seen(
    case: Case, where: tuple[str, str], unsold: _Of, sold: _Of, rows: Sequence[Row]
) -> Observation:
    period, level = where
    spend = _sum(rows, "spend")
    share = float(unsold.spend / spend)
    facts: dict[str, object] = {
        "period": period,
        "level": level,
        "segments": len(unsold.names),
        "leads": unsold.cards,
        "share": share,
        "sold": float(sold.spend / spend),
        "kept": unsold.kept,
        "spend": unsold.spend,
        "next_spend": unsold.after,
    }
    ends = wilson(0, unsold.cards)
    facts |= {"high": ends[1] if ends else 0.0, "rate": sold.won / sold.cards}
    norm = _norm(case, unsold, sold, (spend, _sum(rows, "next_spend")))
    stays = norm.is_crossed and unsold.stayed_after > 0
    stake = spent_stake(unsold.stayed_after) if stays else None
    return Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, stake),
        "spend_unsold" if unsold.spend else "spend_all_sold",
        facts,
        zone="marketing",
        figure=Range(unsold.kept, unsold.kept, unsold.kept),
        norm=norm,
        stake=stake,
        no_stake="nothing_lost",
        act=Act("cut_unsold", "marketing", {"names": list(unsold.names)}),
        shown_by=f"smalign bonus --show spend --by {level}",
    )


def _norm(case: Case, unsold: _Of, sold: _Of, every: tuple[Decimal, Decimal]) -> Norm:
    """The agreed share that may stay; else what stayed where there were sales.

    every: all spend of the quarter, and of the next.
    """
    agreed = case.config.agreement.norms.get(FINDING.name)
    if agreed is not None:
        return Norm("agreed", agreed, unsold.kept > agreed, agreed_by(case))
    stayed = zip((unsold.stayed, unsold.stayed_after), every, strict=True)
    is_much = any(part >= Decimal(str(_MATERIAL)) * spend for part, spend in stayed)
    crossed = is_much and unsold.kept >= sold.kept
    if not unsold.spend:
        return Norm("inside", sold.kept, is_crossed=False, facts={"rule": "none_unsold"})
    return Norm("inside", sold.kept, crossed, {"rule": "sold_spend"})


def _of(rows: Sequence[Row]) -> _Of:
    rows = [one for one in rows if one["segment"] != NONE or one["evidence"] == "sales"]
    stayed = [one for one in rows if one["moved"] in _STAYED]
    return _Of(
        tuple(str(one["segment"]) for one in rows),
        _cards(rows),
        sum(whole(one["won"]) for one in rows),
        *(_sum(rows, name) for name in ("spend", "next_spend")),
        *(_sum(stayed, name) for name in ("spend", "next_spend")),
    )


def _is_matched(rows: Sequence[Row]) -> bool:
    """Whether most spend is on names that cards have, too."""
    spend = _sum(rows, "spend")
    matched = _sum([one for one in rows if one["evidence"] != "no_cards"], "spend")
    return spend > 0 and matched >= Decimal(str(_MATCHED)) * spend


def _is_told(rows: Sequence[Row]) -> bool:
    """Whether of half of the spend it is known if it sells, or of enough that it does not."""
    every = _sum(rows, "spend")
    unsold, sold = (
        _sum([one for one in rows if one["evidence"] == it], "spend") for it in _EVIDENCE
    )
    return 2 * (unsold + sold) >= every or unsold >= Decimal(str(_MATERIAL)) * every


def _cards(rows: Sequence[Row]) -> int:
    return sum(whole(one["leads"]) + whole(one["unlinked"]) for one in rows)


def _sum(rows: Sequence[Row], name: str) -> Decimal:
    return sum((money(one[name]) or Decimal(0) for one in rows), Decimal(0))


FINDING: Final = Finding("spend_unsold", 6, find)
