"""What is said of spend and sales: how much money stayed where nothing was sold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.metrics.cohort_days import LEAST_WON
from smalign.metrics.figures import money, ratio, whole
from smalign.metrics.keys import shown
from smalign.metrics.roi.spend_rows import TOLERANCE, change_a_day, days_of, following

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.named_periods import NamedPeriod
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask

_LEVELS: Final = ("campaign", "source", "channel")
"""Segments that have a word of their own."""
_MOVES: Final = (("raised", ("raised",)), ("kept", ("kept",)), ("cut", ("cut", "stopped")))


def notes(
    found: Mapping[NamedPeriod, Sequence[tuple[str, Row]]],
    horizon: int | None,
    ask: Ask,
    *,
    has_spend: bool,
    is_whole: bool,
) -> Iterator[Note]:
    """The last period whose next one is known, in words; and what cannot be told.

    Without `--by` the segments are channels. is_whole: a whole period with cards was asked for.
    """
    if not has_spend:
        yield Note("spend_not_exported")
    if not is_whole:
        yield Note("spend_no_whole_period")
        return
    if horizon is None:
        yield Note("spend_without_horizon", {"least": LEAST_WON})
        return
    if not found:
        yield Note("spend_immature", {"horizon": horizon})
        return
    rows = {period: [row for _, row in of] for period, of in found.items()}
    known = [period for period, of in rows.items() if any(row["spend"] is not None for row in of)]
    if not known:
        if has_spend:
            yield Note("spend_not_covered", {"periods": [period.name for period in rows]})
        return
    followed = [
        period for period in known if any(row["next_spend"] is not None for row in rows[period])
    ]
    last = (followed or known)[-1]
    level = ",".join(ask.by) or "channel"
    lengths = days_of(last), days_of(following(last, ask.cohort))
    yield from _told(last, found[last], horizon, level if level in _LEVELS else "by", lengths)


def _told(
    period: NamedPeriod,
    named: Sequence[tuple[str, Row]],
    horizon: int,
    level: str,
    lengths: tuple[int, int],
) -> Iterator[Note]:
    """Of one period: what segments without sales cost, and what became of their spend.

    Spend on what no card names is told apart: nobody came, or it has another name in the CRM.
    """
    rows = [row for _, row in named]
    unsold = [row for row in rows if row["evidence"] == "no_sales"]
    sold = [row for row in rows if row["evidence"] == "sales"]
    few = [row for row in rows if row["evidence"] == "few"]
    spend = _sum(unsold, "spend")
    facts: dict[str, object] = {
        "period": period.name,
        "level": level,
        "horizon": horizon,
        "segments": len(unsold),
        "of": len(rows),
        "leads": _cards(unsold),
        "spend": spend,
        "share": ratio(spend, _sum(rows, "spend")),
    }
    if not spend:
        yield Note("spend_all_sold", facts)
    elif any(row["next_spend"] is None for row in unsold):
        yield Note("spend_next_unknown", facts, spend)
    else:
        after = _sum(unsold, "next_spend")
        change = change_a_day(spend, after, lengths) or Decimal(0)
        yield from _followed(facts | {"next_spend": after}, unsold, sold, change)
    nobodys = {name: row for name, row in named if row["evidence"] == "no_cards" and row["spend"]}
    if nobodys:
        spend = _sum([*nobodys.values()], "spend")
        yield Note(
            "spend_without_cards",
            {
                "period": period.name,
                "level": level,
                "segments": len(nobodys),
                "names": [*map(shown, nobodys)],
                "spend": spend,
                "share": ratio(spend, _sum(rows, "spend")),
            },
            spend,
        )
    if few:
        yield Note(
            "spend_too_few",
            {
                "period": period.name,
                "level": level,
                "segments": len(few),
                "leads": _cards(few),
                "spend": _sum(few, "spend"),
            },
        )


def _followed(
    facts: dict[str, object], unsold: Sequence[Row], sold: Sequence[Row], change: Decimal
) -> Iterator[Note]:
    """Whether the money left: all of it together, and how much in segments where it was moved.

    change: of the spend a day, by which segments are judged, too.
    """
    spend, after = _sum(unsold, "spend"), _sum(unsold, "next_spend")
    code = "kept" if abs(change) <= TOLERANCE else "raised" if change > 0 else "cut"
    yield Note(f"spend_{code}_unsold", facts | {"change": abs(change)}, max(after, spend))
    beside = {"spend": _sum(sold, "spend"), "next_spend": _sum(sold, "next_spend")}
    if any(beside.values()):
        named = {"period": facts["period"], "level": facts["level"]}
        yield Note("spend_where_sold", named | beside, spend)
    shares = {
        name: ratio(_sum([row for row in unsold if row["moved"] in moves], "spend"), spend)
        for name, moves in _MOVES
    }
    yield Note("spend_moves", {"period": facts["period"], **shares}, spend)


def _cards(rows: Sequence[Row]) -> int:
    return sum(whole(row["leads"]) + whole(row["unlinked"]) for row in rows)


def _sum(rows: Sequence[Row], name: str) -> Decimal:
    return sum((money(row[name]) or Decimal(0) for row in rows), Decimal(0))
