"""What reconcile says of each measure: it agrees, a definition explains it, several do, or none."""

from __future__ import annotations

from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from smalign.base.results import Note
from smalign.metrics.keys import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.metrics.metric import Ask
    from smalign.metrics.reconcile.definitions import Change, Place
    from smalign.metrics.reconcile.report import MarketingReport
    from smalign.metrics.reconcile.rows import Sheet
    from smalign.metrics.reconcile.search import Verdict

_ZERO: Final = Decimal(0)


def notes(
    ask: Ask,
    report: MarketingReport,
    sheets: Sequence[Sheet],
    names: Mapping[str, str],
    segments: Mapping[str, str],
) -> Iterator[Note]:
    """One note a measure, one a channel that is explained alone, and what was left aside."""
    for sheet in sheets:
        yield from _of_measure(sheet, names)
    known = set(segments.values())
    unknown = [name for name in report.keys if folded(name) not in known]
    if unknown and known:
        near = [get_close_matches(folded(name), sorted(known), 1, 0.6) for name in unknown]
        hint = [names[one[0]] for one in near if one]
        yield Note(
            "report_keys_unknown",
            {"names": unknown, "field": ask.by[0] if ask.by else "", "hint": hint},
        )
    if ask.comparison and ask.comparison.unended:
        yield Note("report_unended", {"periods": list(ask.comparison.unended)})
    if report.totals:
        yield Note("report_totals", {"count": report.totals})
    if report.blanks:
        yield Note("report_blanks", {"count": report.blanks})
    if report.ignored:
        yield Note("report_ignored", {"columns": list(report.ignored)})


def _of_measure(sheet: Sheet, names: Mapping[str, str]) -> Iterator[Note]:
    verdict = sheet.verdict
    if verdict is None:
        yield Note("reconcile_unknown", {"measure": sheet.measure})
        return
    facts: dict[str, object] = {
        "measure": sheet.measure,
        "numbers": len(sheet.told),
        "report": sum((one.value for one in sheet.told.values()), _ZERO),
        "crm": _over(sheet, sheet.base or {}),
    }
    if not verdict.outside:
        yield Note("reconcile_agrees", facts)
        return
    facts["outside"] = verdict.outside
    if verdict.found:
        facts["explained"] = _over(sheet, verdict.found.numbers)
    yield _verdict(verdict, facts)
    for key, own in sheet.by_key.items():
        if own.found:
            by = codes(own.found.change)
            yield Note(
                "reconcile_channel_explained",
                {"measure": sheet.measure, "channel": names.get(key, key), "by": by},
            )


def _over(sheet: Sheet, numbers: Mapping[Place, Decimal]) -> Decimal:
    """The sum of what the CRM counts where the report has a number."""
    return sum((numbers.get(place, _ZERO) for place in sheet.told), _ZERO)


def _verdict(verdict: Verdict, facts: dict[str, object]) -> Note:
    if verdict.found:
        return Note("reconcile_explained", {**facts, "by": codes(verdict.found.change)})
    if verdict.alike:
        return Note("reconcile_alike", {**facts, "by": [codes(one) for one in verdict.alike]})
    if verdict.nearest:
        nearest = {"by": codes(verdict.nearest), "closes": verdict.closes}
        return Note("reconcile_nearest", {**facts, **nearest})
    return Note("reconcile_unexplained", facts)


def codes(change: Change) -> str:
    """The codes of a definition as one text."""
    return " + ".join(change.codes)
