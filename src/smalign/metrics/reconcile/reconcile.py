"""reconcile: marketing's report beside the CRM, and the definition that explains the gap."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.base.results import Exclusion, Field, Result
from smalign.base.schema import ALL, NONE
from smalign.engine.compose import Sql
from smalign.metrics.figures import money, whole
from smalign.metrics.keys import folded, shown
from smalign.metrics.metric import Metric, card_rows, define_held, query, script
from smalign.metrics.reconcile.definitions import (
    AMOUNTS,
    CARDS,
    changes,
    counted,
    usual,
    vat_rate,
)
from smalign.metrics.reconcile.notes import notes
from smalign.metrics.reconcile.report import MEASURES, Comparison, MarketingReport
from smalign.metrics.reconcile.rows import Sheet, known_keys, rows_of
from smalign.metrics.reconcile.search import Told, judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.reconcile.definitions import Change, Place
    from smalign.metrics.reconcile.search import Verdict

FIELDS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("period", "channel", "measure")),
    *(Field(name, "decimal", "mixed") for name in ("report", "crm", "difference")),
    Field("difference_share", "float", "rate"),
    Field("match", "text"),
    Field("explained_by", "text"),
    Field("explained", "decimal", "mixed"),
)
_LEAST: Final = 3
"""Numbers a channel must have for a definition of its own."""


def compute(ask: Ask) -> Result:
    """Each number of marketing's report beside the CRM's, and the definition that explains the gap.

    What: one row per period, channel and measure: report, CRM, the difference, whether they agree,
        and under which other definition the CRM counts what the report says.
    Why: two departments that count by two definitions argue about numbers that are both right.
    How: the CRM's numbers are those of roi: of leads created in the period. A number agrees when it
        is within the tolerance, or within its own rounding. For a measure with a gap the CRM is
        counted again under each other definition the data can tell (day of the card, of the
        closing, of the payment; another time zone; without tests, spam, duplicates, repeats, copied
        deals; qualified, new customers only; channel of the first or last touch; VAT; thousands;
        currencies unconverted, or one alone), then under each two of them. One explains when no
        number is beyond the tolerance and nine tenths of the gap are closed. It is named when it is
        the only one, or the only one that meets every number exactly; where the report cannot tell
        several apart, none is. What is not explained as a whole is tried channel by channel, of
        those with three numbers.
    Reads: report_periods, leads, deals, payments, spend, deal_touches, ladder, copies, purchases,
        exported_amounts.
    Caveats: a definition that explains is not proof of how the report was made. Amounts are as
        exported, VAT neither added nor taken out.
    Sources: the definitions page "reconcile".
    """
    if len(ask.by) > 1:
        raise UsageError("reconcile_by_one", by=list(ask.by))
    mark = ask.engine.mark()
    compared = ask.comparison or Comparison(MarketingReport("", ()), (), {}, Decimal(0), {})
    report = compared.report
    define_held(ask, "cards", "reconcile.cards")
    records = query(ask, "reconcile")
    id_fields, ids = card_rows(
        ask,
        Sql(
            "excluded is null and zone = 'own' and card_id is not null"
            " and coalesce(lead_on, paid_on) >= (select min(first_on) from report_periods)"
            " and coalesce(lead_on, last_on) <= (select max(last_on) from report_periods)"
        ),
    )
    inside = [record for record in records if record["excluded"] is None]
    segments = {str(one[name]): _folded(one[name], ask) for one in inside for name in _SEGMENTS}
    sheets = [_sheet(ask, compared, measure, inside, segments) for measure in MEASURES]
    asked = [sheet for sheet in sheets if sheet.told]
    names = known_keys(report.keys, segments)
    rows = [row for one in asked for row in rows_of(one, names, has_keys=bool(report.keys))]
    return Result(
        metric="reconcile",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "tolerance": str(compared.tolerance),
            "report": report.name,
            "by": ask.by[0] if ask.by else None,
            "vat_rates": {day: str(rate) for day, rate in compared.vat.items()},
        },
        fields=FIELDS,
        rows=tuple(rows),
        total={},
        excluded=_exclusions(records, [one.measure for one in asked]),
        notes=tuple(notes(ask, report, asked, names, segments)),
        sql=script(ask, mark, "reconcile"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


_SEGMENTS: Final = ("segment", "first_segment", "last_segment")


def _folded(segment: object, ask: Ask) -> str:
    """A segment as keys are compared; without a field everything is one."""
    return folded(shown(str(segment))) if ask.by else ALL


def _sheet(
    ask: Ask,
    compared: Comparison,
    measure: str,
    records: Sequence[Record],
    segments: Mapping[str, str],
) -> Sheet:
    """One measure of the report: told, counted and judged."""
    sheet = Sheet(measure, _told(ask, compared, measure))
    if not sheet.told or not _knows(measure, records, ask.grain):
        return sheet
    rates = {name: vat_rate(first, compared.vat) for name, first, _ in compared.periods}
    count = partial(counted, measure, records=records, grain=ask.grain, vat=rates, fold=segments)
    base = usual(measure, ask.grain, leaves_copies_out=any(one["is_left_out"] for one in records))
    sheet.base = count(base)
    rounds = changes(measure, base, records, ask.grain, ask.zones)
    found: dict[Change, dict[Place, Decimal]] = {}

    def numbers_of(change: Change) -> dict[Place, Decimal]:
        if change not in found:
            found[change] = count(change.definition)
        return found[change]

    def verdict(told: Mapping[Place, Told]) -> Verdict:
        return judge(told, sheet.base or {}, rounds, numbers_of)

    sheet.verdict = verdict(sheet.told)
    if sheet.verdict.outside and not sheet.verdict.found and not sheet.verdict.alike:
        for key in sorted({key for _, key in sheet.told}):
            mine = {place: one for place, one in sheet.told.items() if place[1] == key}
            if len(mine) >= _LEAST:
                sheet.by_key[key] = verdict(mine)
    return sheet


def _told(ask: Ask, compared: Comparison, measure: str) -> dict[Place, Told]:
    """What the report says of a measure in the periods that are compared."""
    names = {text: name for name, texts in compared.texts.items() for text in texts}
    found: dict[Place, Told] = {}
    for one in compared.report.entries:
        period = ALL if one.period is None else names.get(one.period)
        if one.measure != measure or period is None:
            continue
        key = folded(one.key) if one.key else ALL if not ask.by else folded(NONE)
        near = max(one.step / 2, compared.tolerance * abs(one.value))
        found[period, key] = Told(one.value, near, one.step / 2)
    return found


def _knows(measure: str, records: Sequence[Record], grain: str) -> bool:
    """Whether the export can tell a measure at all: what it lacks is not 0."""
    card = "deal" if grain == "deal" and CARDS[measure] == "lead" else CARDS[measure]
    mine = [one for one in records if one["card"] == card and one["segment"] is not None]
    if measure in AMOUNTS:
        return any(whole(one["amounts"]) for one in mine)
    if measure == "qualified":
        return any(one["is_qualified"] is not None for one in mine)
    return grain != "lead" or card == "lead"


def _exclusions(records: Sequence[Record], asked: Sequence[str]) -> tuple[Exclusion, ...]:
    """What is in no number, and what that comes to; payments where revenue is compared."""
    counts: dict[str, int] = {}
    amounts: dict[str, Decimal] = {}
    for one in records:
        reason = str(one["excluded"])
        if one["excluded"] is None or (one["card"] == "payment" and "revenue" not in asked):
            continue
        counts[reason] = counts.get(reason, 0) + whole(one["cards"])
        if one["card"] == "payment":
            amounts[reason] = amounts.get(reason, Decimal(0)) + (money(one["amount"]) or 0)
    return tuple(Exclusion(one, counts[one], amounts.get(one)) for one in sorted(counts))


RECONCILE: Final = Metric(
    name="reconcile",
    title="Marketing report against the CRM",
    reads={
        "run": frozenset({"grain"}),
        "report_periods": frozenset({"period_name", "first_on", "last_on"}),
        "card_days": frozenset({"card", "card_id", "zone", "created_on", "closed_on"}),
        "leads": frozenset({"lead_id", "segment", "status", "is_qualified"}),
        "every_deal": frozenset({"lead_id"}),
        "deals": frozenset(
            {
                *("deal_id", "lead_id", "segment", "status", "kind", "amount", "is_qualified"),
            }
        ),
        "payments": frozenset({"payment_id", "deal_id", "paid_on", "amount"}),
        "spend": frozenset({"segment", "date", "date_from", "date_to", "cost"}),
        "deal_touches": frozenset({"deal_id", "touch_id", "touched_at", "segment"}),
        "ladder": frozenset({"card_id", "reason", "duplicate_of", "is_repeat"}),
        "copies": frozenset({"deal_id", "copy_of", "is_left_out"}),
        "exported_amounts": frozenset({"card", "card_id", "amount", "is_base"}),
        "purchases": frozenset({"deal_id", "nth"}),
    },
    compute=compute,
)
