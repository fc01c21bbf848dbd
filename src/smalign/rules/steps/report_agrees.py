"""report_agrees: marketing's report beside the CRM."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Norm, Observation, Range
from smalign.base.errors import SmalignError
from smalign.base.reported_periods import reported_periods
from smalign.metrics.figures import money, whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import agreed_by, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.diagnosis import Unseen
    from smalign.base.results import Row
    from smalign.metrics.reconcile.report import MarketingReport
    from smalign.rules.steps.finding import Case

_TOLERANCE: Final = 0.02
"""How far a sum may be off and still agree, as `reconcile` has it."""
_MORE: Final = 0.1
"""How many more cards than people are passed over."""
_TOLD: Final = frozenset(
    {"agrees", "agrees_but_more", "explained", "alike", "unexplained", "only_report"}
)
_APART: Final = frozenset({"explained", "alike", "unexplained", "only_report"})
_LEADS: Final = "leads"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Marketing's report against the CRM: the gap, and the definition that explains it.

    What: the sum of each measure of the report beside the CRM's; the widest gap is told, with the
        one other definition under which the CRM counts what the report says.
    Why: two departments that count by two definitions argue about numbers that are both right.
    How: `reconcile` over the periods the report names, else over the days judged. Norm: agreed,
        else 2 %, which is nobody's agreement and gives attention at most. Numbers that are off
        in single rows cross it, too, though their sum may agree. Leads that agree are set beside
        the people behind them, without tests and spam where rules tell them (`roi`): a tenth more
        cards than people is attention, for report and CRM then err alike.
    Caveats: a definition that explains is no proof of how the report was made.
    Source: definitions, "reconcile".
    Action: agree on that definition, and name it in the report.
    """
    if case.report is None:
        yield FINDING.unseen("report_not_given")
        return
    ask = case.ever if case.report.periods else case.now
    found = ask("reconcile", report=case.report)
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    measures: dict[str, list[Row]] = defaultdict(list)
    for one in found.rows:
        measures[str(one["measure"])].append(one)
    sums = [_sum(rows) for rows in measures.values() if rows[0]["match"] in _TOLD]
    if not sums:
        yield FINDING.unseen("report_says_nothing", name=case.report.name)
        return
    yield _seen(case, max(sums, key=lambda one: (one["match"] in _APART, _gap(one))))
    if any(one["measure"] == _LEADS and one["match"] not in _APART for one in sums):
        yield from _cards(case, case.report)


def _sum(rows: Sequence[Row]) -> Row:
    """The first row, of the whole measure, with the sums where the report has a number.

    What the report does not name is only in the CRM, and no gap of the report.
    """
    told = [one for one in rows[1:] or rows if one["report"] is not None]
    sums: Row = {
        name: sum((money(one[name]) or Decimal(0) for one in told), Decimal(0))
        for name in ("report", "crm")
    }
    return {**rows[0], **sums}


def _seen(case: Case, row: Row) -> Observation:
    gap, match = _gap(row), str(row["match"])
    agreed = case.config.agreement.norms.get(FINDING.name)
    if agreed is None:
        norm = Norm("outside", _TOLERANCE, match in _APART, {"rule": "tolerance"})
    else:
        norm = Norm("agreed", agreed, gap > agreed, agreed_by(case))
    facts: dict[str, object] = {
        "measure": row["measure"],
        "report": row["report"],
        "crm": row["crm"],
        "gap": gap,
        "by": row["explained_by"],
    }
    return Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        _code(match, gap, norm),
        facts,
        zone="marketing",
        figure=Range(gap, gap, gap),
        norm=norm,
        no_stake="not_sales",
        act=Act("agree_definition", "shared"),
        shown_by="smalign reconcile REPORT EXPORTS",
    )


def _code(match: str, gap: float, norm: Norm) -> str:
    """The sentence: of a gap reconcile looks into, of one it passes over, of single rows alone."""
    if match in ("explained", "alike"):
        return f"report_{match}"
    if match not in _APART:
        return "report_apart" if norm.is_crossed else "report_agrees"
    return "report_unexplained" if gap > _TOLERANCE else "report_rows_apart"


def _cards(case: Case, report: MarketingReport) -> Iterator[Observation]:
    """That both count cards, where these are many more than the people behind them."""
    named = reported_periods(report.periods).values()
    if named:
        span = {"since": min(p.first for p in named), "until": max(p.last for p in named)}
        found = case.ever("roi", **span)
    else:
        found = case.now("roi")
    if isinstance(found, SmalignError):
        return
    every, unique, target = (found.total.get(name) for name in ("inquiries", "unique", "target"))
    people = whole(unique if target is None else target)
    gap = whole(every) / people - 1 if people else 0.0
    if gap <= _MORE:
        return
    norm = Norm("outside", _MORE, is_crossed=True, facts={"rule": "cards"})
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        "report_counts_cards" if target is None else "report_counts_tests",
        {"inquiries": whole(every), "unique": whole(unique), "target": target, "gap": gap},
        zone="marketing",
        figure=Range(gap, gap, gap),
        norm=norm,
        no_stake="not_sales",
        act=Act("count_people", "shared"),
        shown_by="smalign roi",
    )


def _gap(row: Row) -> float:
    """The share by which the report is off; all of it where the CRM has nothing."""
    report, crm = (money(row[name]) or Decimal(0) for name in ("report", "crm"))
    if not crm:
        return float(bool(report))
    return float(abs(report - crm) / crm)


FINDING: Final = Finding("report_agrees", 5, find)
