"""Which days a diagnosis judges, with answers of compare made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from smalign.base.errors import InputError, UsageError
from smalign.base.results import Period, Result
from smalign.session.judged_days import compared_days, spans_of


def answer(result, since=date(2026, 5, 1), until=date(2026, 5, 31), **more):
    """What compare says, as far as it matters here: by what it judged, over which days."""
    known = {"horizon": 30, "as_of_on": date(2026, 7, 10), "verdict": {"previous": {"gates": []}}}
    params = {"result": result, **known, **more}
    days = Period(since, until)
    return Result("compare", None, days, "lead+deal", params, (), (), {})


def asking(by_days, unasked="qualified"):
    """A question to compare: by the first day asked for, else what it chooses itself."""
    asked = []

    def ask(metric, options):
        assert metric == "compare"
        asked.append((options.get("since"), options.get("until")))
        if options.get("since") is None:
            return answer(unasked)
        return answer(by_days.get(options["since"], "qualified"), options["since"])

    return ask, asked


def test_a_month_with_sales_enough_is_judged():
    """Nothing longer is tried."""
    ask, asked = asking({}, unasked="won")
    found, own = compared_days(ask, {})
    assert (found.notes, own, len(asked)) == ((), {}, 1)


def test_the_last_quarter_old_enough_is_judged_where_a_month_has_too_few_sales():
    """On 10 July, 30 days old is what was created by 10 June: the quarter that ended in March."""
    ask, asked = asking({date(2026, 1, 1): "won"})
    found, own = compared_days(ask, {})
    assert asked == [(None, None), (date(2026, 1, 1), date(2026, 3, 31))]
    assert own["since"] == date(2026, 1, 1)
    assert [(note.code, note.facts) for note in found.notes] == [("compare_longer", {"months": 3})]


def test_where_no_period_has_sales_enough_the_month_stays():
    """Quarter and half-year are tried, in this order."""
    ask, asked = asking({})
    found, own = compared_days(ask, {"vs": "previous"})
    assert [first for first, _ in asked] == [None, date(2026, 1, 1), date(2025, 7, 1)]
    assert (found.params["result"], own) == ("qualified", {"vs": "previous"})


FEW = {"previous": {"gates": [{"name": "results", "ok": False}]}}


def test_a_quarter_without_sales_is_not_judged_in_place_of_a_month():
    """Where no result is there often enough compare names sales; they are few all the same."""

    def ask(_metric, options):
        if options.get("since") is None:
            return answer("qualified")
        return answer("won", options["since"], options["until"], verdict=FEW)

    found, own = compared_days(ask, {})
    assert (found.params["result"], found.notes, own) == ("qualified", (), {})


def test_a_quarter_with_sales_is_judged_where_a_month_has_too_few_of_anything():
    """The month names sales, and they are few; the quarter has enough."""

    def ask(_metric, options):
        if options.get("since") is None:
            return answer("won", verdict=FEW)
        return answer("won", options["since"], options["until"])

    found, own = compared_days(ask, {})
    assert own["since"] == date(2026, 1, 1)
    assert [note.code for note in found.notes] == ["compare_longer"]


def test_the_past_begins_with_the_first_card():
    """The export begins on 10 March: January is no past of it; without a card there is none."""
    since_march = answer("won", first_on="2026-03-10")
    assert spans_of(since_march)[1] == Period(date(2026, 3, 10), date(2026, 4, 30))
    assert spans_of(answer("won", first_on="2026-05-01"))[1] is None
    assert spans_of(answer("won", first_on="2020-01-01"))[1].since == date(2026, 1, 1)


@pytest.mark.parametrize("name", ["since", "until", "last"])
def test_days_that_were_named_are_judged(name):
    """Who names days gets them, however few sales they have."""
    ask, asked = asking({})
    _, own = compared_days(ask, {name: "3m"})
    assert (len(asked), own) == (1, {name: "3m"})


def test_a_mistake_in_the_question_is_raised_and_an_export_without_cards_is_not():
    """A field nobody has is the user's mistake; no cards are an answer."""

    def wrong(_metric, _options):
        raise UsageError("unknown_field", field="x")

    def empty(_metric, _options):
        raise InputError("nothing_to_count")

    with pytest.raises(UsageError):
        compared_days(wrong, {})
    found, _ = compared_days(empty, {})
    assert spans_of(found) == (Period(), None)


def test_the_past_is_the_four_equal_periods_before():
    """Of May, January to April; of a quarter, the year before it."""
    assert spans_of(answer("won"))[1] == Period(date(2026, 1, 1), date(2026, 4, 30))
    quarter = answer("won", date(2026, 1, 1), date(2026, 3, 31))
    assert spans_of(quarter)[1] == Period(date(2025, 1, 1), date(2025, 12, 31))


def test_a_quarter_that_is_not_whole_is_not_judged_in_place_of_a_month():
    """Compare found no two quarters: it names sales by default, and judges nothing by them."""

    def ask(_metric, options):
        if options.get("since") is None:
            return answer("won", verdict=FEW)
        return answer("won", options["since"], options["until"], verdict={})

    found, own = compared_days(ask, {})
    assert (found.params["verdict"], found.notes, own) == (FEW, (), {})
