"""The rows of reconcile: each number of the report beside the CRM's, and what is said of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from smalign.base.schema import ALL
from smalign.metrics.figures import plain, ratio
from smalign.metrics.keys import folded
from smalign.metrics.reconcile.search import distance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smalign.base.results import Row
    from smalign.metrics.reconcile.definitions import Place
    from smalign.metrics.reconcile.search import Fit, Told, Verdict

_CENT: Final = Decimal("0.01")


class Sheet(Struct):
    """One measure: what the report says and what the CRM counts, by period and folded key.

    base: None where the export cannot tell the measure. verdict: of all its numbers; by_key: of
    single channels, where those together are not explained.
    """

    measure: str
    told: dict[Place, Told] = field(default_factory=dict)
    base: Mapping[Place, Decimal] | None = None
    verdict: Verdict | None = None
    by_key: dict[str, Verdict] = field(default_factory=dict)

    def found(self, key: str) -> Fit | None:
        """The definition that explains the numbers of a channel."""
        if self.verdict and self.verdict.found:
            return self.verdict.found
        own = self.by_key.get(key)
        return own.found if own else None


def rows_of(sheet: Sheet, shown: Mapping[str, str], *, has_keys: bool) -> list[Row]:
    """The sum of the measure first, then its numbers in the order of periods and names.

    shown: folded key → as it is written.
    """
    places = sorted({*sheet.told, *(sheet.base or {})})
    rows = [_row(sheet, place, shown) for place in places]
    if len(places) > 1 or has_keys:
        rows.insert(0, _total(sheet))
    return rows


def _row(sheet: Sheet, place: Place, shown: Mapping[str, str]) -> Row:
    period, key = place
    told = sheet.told.get(place)
    crm = None if sheet.base is None else sheet.base.get(place, Decimal(0))
    fit = sheet.found(key)
    under = fit.numbers.get(place, Decimal(0)) if fit and told else None
    match = _match(sheet, told, crm, under)
    return {
        "period": period,
        "channel": shown.get(key, key),
        "measure": sheet.measure,
        **_numbers(told.value if told else None, crm),
        "match": match,
        "explained_by": " + ".join(fit.change.codes) if fit and match == "explained" else None,
        "explained": _rounded(under) if match == "explained" else None,
    }


def _match(sheet: Sheet, told: Told | None, crm: Decimal | None, under: Decimal | None) -> str:
    if told is None:
        return "only_crm"
    if crm is None:
        return "unknown"
    if distance(told, crm) <= told.near:
        return "agrees"
    if under is not None and distance(told, under) <= told.near:
        return "explained"
    if sheet.verdict and sheet.verdict.alike:
        return "alike"
    return "unexplained" if crm else "only_report"


def _total(sheet: Sheet) -> Row:
    told = sum((one.value for one in sheet.told.values()), Decimal(0))
    crm = None if sheet.base is None else sum(sheet.base.values(), Decimal(0))
    found = sheet.verdict.found if sheet.verdict else None
    numbers = found.numbers if found else {}
    has_more = any(one not in sheet.told and number for one, number in (sheet.base or {}).items())
    under = sum((numbers.get(one, Decimal(0)) for one in sheet.told), Decimal(0))
    return {
        "period": ALL,
        "channel": ALL,
        "measure": sheet.measure,
        **_numbers(told, crm),
        "match": _overall(sheet.verdict, has_more=has_more),
        "explained_by": " + ".join(found.change.codes) if found else None,
        "explained": _rounded(under) if found else None,
    }


def _overall(verdict: Verdict | None, *, has_more: bool) -> str:
    """What is said of a whole measure; has_more: the CRM counts what the report does not name."""
    if verdict is None:
        return "unknown"
    if verdict.outside:
        return "explained" if verdict.found else "alike" if verdict.alike else "unexplained"
    return "agrees_but_more" if has_more else "agrees"


def _numbers(report: Decimal | None, crm: Decimal | None) -> Row:
    difference = None if report is None or crm is None else report - crm
    return {
        "report": _rounded(report),
        "crm": _rounded(crm),
        "difference": _rounded(difference),
        "difference_share": ratio(difference, crm),
    }


def _rounded(value: Decimal | None) -> Decimal | None:
    """An amount to the kopeck: VAT taken out has no end."""
    return None if value is None else plain(value.quantize(_CENT))


def known_keys(names: Iterable[str], segments: Mapping[str, str]) -> dict[str, str]:
    """Folded key → as it is written: as in the report, else as in the CRM."""
    found = {key: segment for segment, key in sorted(segments.items(), reverse=True)}
    return found | {folded(name): name for name in names}
