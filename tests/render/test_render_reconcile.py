"""A report beside the CRM on a terminal: both numbers first, then what explains the gap."""

from __future__ import annotations

from decimal import Decimal

from smalign.base.results import Period, Result
from smalign.metrics.reconcile.reconcile import FIELDS
from smalign.render import render


def numbers(period, channel, report, crm, match, by=None, under=None):
    """A row of leads."""
    told = [None if one is None else Decimal(one) for one in (report, crm, under)]
    gap = None if None in told[:2] else told[0] - told[1]
    cells = (period, channel, "leads", *told[:2], gap, None, match, by, told[2])
    return {field.name: cell for field, cell in zip(FIELDS, cells, strict=True)}


def result(*rows):
    """The answer of these rows."""
    return Result(
        metric="reconcile",
        as_of=None,
        period=Period(),
        grain="lead+deal",
        params={},
        fields=FIELDS,
        rows=rows,
        total={},
    )


def test_both_numbers_stand_beside_each_other_on_a_narrow_screen():
    """A comparison that shows one side alone compares nothing; the definition is told below."""
    answer = result(
        numbers("2026-01", "By Recommendation", 19, 43, "unexplained"),
        numbers("2026-01", "Paid Search", 1, 2, "explained", "by_deal_created", 1),
        numbers("2026-02", "Paid Search", None, 7, "only_crm"),
    )
    text = render(answer, "table", "ru", width=60)
    head = next(line for line in text.splitlines() if line.startswith("Период")).split()
    assert head == ["Период", "Канал", "Отчёт", "CRM", "Результат"]
    assert all(len(line) <= 60 for line in text.splitlines())
    narrow = render(answer, "table", "ru", width=44)
    assert "Отчёт  CRM" in narrow
    assert "по дню" in render(answer, "table", "ru", width=120)


def test_where_everything_agrees_no_definition_is_missed():
    """Nothing is to be explained, so that nothing says "no data" of it."""
    answer = result(numbers("2026-01", "Avito", 3, 3, "agrees"))
    text = render(answer, "table", "en", width=80)
    assert "agrees" in text
    assert "counted" not in text
