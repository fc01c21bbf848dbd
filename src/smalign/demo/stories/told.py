"""What is true of a story: what was planted, what this very company shows of it, what to say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from smalign.demo.files import money

from .causes import STORIES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from smalign.demo.records import Lead

    from .company import Staged
    from .plot import Plot, Quarter


def told(staged: Staged, strengths: Mapping[str, float], leads: int) -> list[dict[str, object]]:
    """One record a story; `quarters` counts the cards of both periods."""
    plot = staged.plot
    return [
        {
            "story": name,
            "code": STORIES[name].code,
            "strength": round(strength, 3),
            "leads": leads,
            "since": plot.middle.isoformat(),
            "until": plot.until.isoformat(),
            "causes": list(STORIES[name].causes),
            "never": list(STORIES[name].banned),
            "step": STORIES[name].step,
            "before": _planted(plot.before),
            "after": _planted(plot.after),
            "seen": quarters(staged),
        }
        for name, strength in strengths.items()
    ]


def _planted(quarter: Quarter) -> dict[str, object]:
    """What is not as usual, as numbers."""
    return {
        "times": {name: round(by, 3) for name, by in quarter.times.items()},
        "won": {name: round(by, 3) for name, by in quarter.won.items()},
        "dumped": {name: round(by, 3) for name, by in quarter.dumped.items()},
        "unreached": round(quarter.unreached, 3),
        "price": quarter.price,
        "lost_calls": round(quarter.lost_calls, 3),
        "doubled": round(quarter.doubled, 3),
    }


def quarters(staged: Staged) -> dict[str, object]:
    """Leads, junk and sales of the cards created in each period, by segment and by manager."""
    plot, company = staged.plot, staged.company
    won = {deal.lead for deal in company.deals if deal.status == "won"}

    def of(leads: list[Lead]) -> dict[str, object]:
        return {
            "leads": len(leads),
            "junk": sum(lead.status == "disqualified" for lead in leads),
            "untried": sum(
                lead.status == "disqualified" and lead.first_attempt is None for lead in leads
            ),
            "won": sum(lead.number in won for lead in leads),
            "by_segment": _by(leads, won, _segment),
            "by_owner": _by(leads, won, lambda lead: lead.owner.name),
        }

    return {name: of(_in(plot, company.leads, name)) for name in ("before", "after")} | {
        "calls_without_a_card": staged.callers,
        "spend": {
            name: money(sum(day.cost for day in company.spend if _is_in(plot, day.day, name)))
            for name in ("before", "after")
        },
    }


def _in(plot: Plot, leads: Sequence[Lead], name: str) -> list[Lead]:
    return [lead for lead in leads if _is_in(plot, lead.created.date(), name)]


def _is_in(plot: Plot, day: date, name: str) -> bool:
    if name == "before":
        return plot.earlier <= day < plot.middle
    return plot.middle <= day <= plot.until


def _by(
    leads: list[Lead], won: set[int | None], key: Callable[[Lead], str]
) -> dict[str, dict[str, int]]:
    counts = Counter(key(lead) for lead in leads)
    sales = Counter(key(lead) for lead in leads if lead.number in won)
    return {name: {"leads": counts[name], "won": sales[name]} for name in sorted(counts)}


def _segment(lead: Lead) -> str:
    return lead.origin.campaign or lead.origin.channel
