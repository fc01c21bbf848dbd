"""Step 5 of diagnose: required fields, one value, regular tasks, marketing's report."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.rules.case_made import NOW, PAST, answer, case

from smalign.base.config import Config, TaskSeries
from smalign.base.config_agreement import Agreement
from smalign.base.diagnosis import Observation, Unseen
from smalign.metrics.reconcile.report import Entry, MarketingReport
from smalign.metrics.stats import wilson
from smalign.render.diagnose.lines import against, seen, whose, why
from smalign.rules.steps import report_agrees, required_filled, same_value, tasks_done

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Result, Row
    from smalign.rules.steps.finding import Case


def look(module: object, found: Case) -> list[Observation | Unseen]:
    """All that a finding yields."""
    return list(module.FINDING.find(found))  # type: ignore[attr-defined]


def signed(**norms: float) -> Config:
    """A configuration with agreed norms."""
    return Config(agreement=Agreement(by=("Ann", "Bob"), on="2026-03-12", norms=norms))


# required fields


def fields(budget: int, sector: int, of: int = 400) -> Result:
    """Two required fields on `of` cards each, with so many empty; a third one no stage requires."""
    empty = {"Budget": budget, "Sector": sector}
    rows: list[Row] = [
        {"table": "deals", "field": name, "cards": of, "empty": count, "pseudo_empty": 0}
        | {"due_from": "Offer"}
        for name, count in empty.items()
    ]
    other: Row = {"table": "deals", "field": "City", "cards": of, "empty": of, "pseudo_empty": 0}
    return answer("fields", [*rows, other | {"due_from": ""}])


def required(empty: int, sold: int | None = None) -> Result:
    """Whom the two fields would have stopped, by two owners."""
    place: Row = {"table": "deals", "pipeline": "(none)", "stage": "Offer"}
    amount = None if sold is None else Decimal(sold)
    none: Row = {"won_revenue": None}
    return answer(
        "required",
        [
            place | {"field": "Sector", "stopped": empty - 1, "cards": 200, "won_revenue": amount},
            place | {"field": "Sector", "stopped": 1, "cards": 200} | none,
            place | {"field": "Budget", "stopped": 2, "cards": 400} | none,
        ],
    )


def over(now: Result, past: Result) -> object:
    """One answer over the days judged, another over the past."""

    def ask(options: Mapping[str, object]) -> Result:
        return now if options["since"] == NOW.since else past

    return ask


def test_empty_required_fields_against_the_own_past():
    """2 + 240 of 800 empty is 69.75 % filled; the year before 4 of 800: clearly worse."""
    given = {"fields": over(fields(2, 240), fields(2, 2)), "required": required(240)}
    (one,) = look(required_filled, case(**given))
    assert isinstance(one, Observation)
    assert (one.status, one.zone, one.stake) == ("attention", "sales", None)
    assert one.figure is not None
    assert one.figure.value == pytest.approx(0.6975)
    assert one.norm is not None
    assert one.norm.value == pytest.approx(0.995)
    assert (one.facts["field"], one.facts["stage"]) == ("Sector", "Offer")
    assert (one.facts["empty"], one.facts["cards"]) == (240, 400)
    assert one.act is not None
    assert one.act.aim == "require_field"


def test_required_fields_as_full_as_before_are_in_order():
    """A change of 2 in 800 is chance."""
    given = {"fields": over(fields(2, 4), fields(2, 2)), "required": required(4)}
    (one,) = look(required_filled, case(**given))
    assert isinstance(one, Observation)
    assert one.status == "ok"


def test_fields_that_are_mostly_empty_are_not_in_order_for_having_been_so():
    """100 of 800 cells (12.5 %, at most 15.0 %) are filled, as before: surely fewer than half."""
    given = {"fields": over(fields(350, 350), fields(350, 350)), "required": required(350)}
    (one,) = look(required_filled, case(**given))
    assert isinstance(one, Observation)
    assert one.norm is not None
    assert (one.status, one.norm.level, one.norm.value) == ("attention", "outside", 0.5)


def test_an_agreed_share_of_filled_fields_goes_first():
    """79.9 % filled is below 90 %, though the past was no better."""
    given = {"fields": over(fields(2, 159), fields(2, 159)), "required": required(159)}
    (one,) = look(required_filled, case(signed(required_filled=0.9), **given))
    assert isinstance(one, Observation)
    assert one.norm is not None
    assert (one.status, one.norm.level) == ("attention", "agreed")


def test_fields_are_not_all_filled_because_their_stage_is_not_known():
    """Where `required` has no answer nothing is said of a stage, and the 242 stay empty."""
    (one,) = look(required_filled, case(fields=fields(2, 240)))
    assert isinstance(one, Observation)
    told = "Of the required fields 558 of 800 are filled (69.8%, from 66.5% to 72.8%)."
    assert seen(one, None, "en") == told
    assert one.act is None


def test_what_was_sold_without_the_field_is_named_and_is_not_lost():
    """Money of sales that belong to no segment is said, but nothing is at stake."""
    given = {"fields": fields(2, 240), "required": required(240, sold=5_000)}
    (one,) = look(required_filled, case(**given))
    assert isinstance(one, Observation)
    assert one.stake is None
    assert "5,000 were sold without it" in seen(one, None, "en")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"fields": answer("fields", [])}, "no_field_required"),
        ({"fields": fields(0, 1, of=14)}, "few_got_there"),
    ],
)
def test_why_required_fields_cannot_be_judged(given: dict[str, object], code: str):
    """No stage requires one; 28 cells are fewer than 30."""
    (one,) = look(required_filled, case(**given))
    assert isinstance(one, Unseen)
    assert one.why == code
    assert all(why(one, lang) for lang in ("en", "ru"))


# one value


def content(
    field: str = "Budget",
    top: int = 71,
    filled: int = 100,
    use: str = "few",
    values: int = 5,
    value: str = "до 100 тыс.",
) -> Row:
    """A row of `fields --values`: `top` of `filled` cells have one value."""
    low, high = wilson(top, filled) or (0.0, 1.0)
    return {
        "table": "deals",
        "field": field,
        "cards": round(filled / 0.98),
        "filled": filled,
        "values": values,
        "top_value": value,
        "top_share": top / filled,
        "top_share_low": low,
        "top_share_high": high,
        "use": use,
    }


def typed(moved: float, value: str = "до 100 тыс.") -> Result:
    """When the budget was filled in: this share in the minute of a move."""
    row: Row = {"table": "deals", "field": "Budget", "top_value": value, "move_share": moved}
    return answer("filling", [row | {"move_share_low": moved - 0.05}])


def values(*rows: Row, **more: object) -> Observation | Unseen:
    """What is seen of these fields."""
    (one,) = look(same_value, case(contents=answer("contents", rows), **more))
    return one


def test_a_default_typed_at_the_move_is_attention_though_the_field_is_full():
    """98 % filled, 71 of 100 one value (61–79 %), 90 % typed within the minute: not in order."""
    one = values(content(), filling=typed(0.9))
    assert isinstance(one, Observation)
    assert (one.status, one.zone, one.code) == ("attention", "sales", "same_value_at_move")
    assert seen(one, None, "ru") == (
        "«Budget» заполнено у 98,0\xa0% карточек, но в 71,0\xa0% заполненных стоит «до 100 тыс.» "
        "(от 61,5\xa0% до 79,0\xa0%); 90,0\xa0% значений внесено в минуту смены этапа."
    )


def test_another_value_at_the_move_is_not_the_default():
    """What was typed at moves is not what most cards hold: the field is not accused of it."""
    one = values(content(), filling=typed(0.9, value="до 500 тыс."))
    assert isinstance(one, Observation)
    assert (one.status, one.code) == ("not_enough_data", "values_differ")
    assert one.for_record


def test_without_a_history_a_field_that_tells_nothing_is_attention():
    """No value of it goes with sales, and most cells surely hold one."""
    one = values(content(use="not_seen"))
    assert isinstance(one, Observation)
    assert (one.status, one.code) == ("attention", "same_value_idle")


def test_a_field_that_separates_sales_is_of_use():
    """It is not looked at, whatever the share of one value; typed at moves it is a default."""
    one = values(content(use="separates"))
    assert isinstance(one, Unseen)
    assert one.why == "no_field_to_look_at"
    one = values(content(use="separates"), filling=typed(0.9))
    assert isinstance(one, Observation)
    assert one.status == "attention"


def test_half_of_the_cells_must_surely_be_one_value():
    """55 of 100 is 45–64 %: it may be less than half."""
    one = values(content(top=55, use="not_seen"))
    assert isinstance(one, Observation)
    assert (one.status, one.for_record) == ("not_enough_data", True)


def test_a_required_field_is_looked_at_even_with_one_value():
    """A column that is the same everywhere says nothing of people, unless a stage requires it."""
    same = content(top=100, values=1, use="one_value")
    assert isinstance(values(same), Unseen)
    due: Row = {"table": "deals", "field": "Budget", "due_from": "Offer"}
    one = values(same, fields=answer("fields", [due]))
    assert isinstance(one, Observation)
    assert one.status == "attention"


def test_a_box_to_tick_is_no_default():
    """Two values, most cards without the tick: nobody typed it to get past a stage."""
    assert isinstance(values(content(top=95, values=2, use="not_seen")), Unseen)


def test_a_field_that_is_never_empty_is_filled_in_by_the_system():
    """An age band on 100 of 100 cards is reckoned, not typed; with a log of moves it is typed."""
    full = content(use="not_seen") | {"cards": 100}
    assert isinstance(values(full), Unseen)
    assert isinstance(values(full, filling=typed(0.9)), Observation)


def test_columns_every_crm_has_are_not_the_companys_own():
    """One currency on all cards is no default anybody typed."""
    assert isinstance(values(content("currency", use="not_seen")), Unseen)


def test_an_agreed_share_of_one_value():
    """71 of 100 is 61–79 %: above 60 %, whatever the field is good for."""
    found = case(signed(same_value=0.6), contents=answer("contents", [content()]))
    (one,) = look(same_value, found)
    assert isinstance(one, Observation)
    assert one.norm is not None
    assert (one.norm.level, one.status) == ("agreed", "attention")


# tasks


def series(side: str, due: int, on_time: int, checked: int = 0, changed: int = 0) -> Row:
    """A regular task of a side."""
    row: Row = {"series": f"{side} task", "side": side, "due_tasks": due, "done": on_time}
    row |= {"undated": 0}
    return row | {"on_time": on_time, "checked": checked, "changed": changed}


def tasks(*rows: Row, config: Config | None = None) -> list[Observation | Unseen]:
    """What is seen of these tasks."""
    return look(tasks_done, case(config, tasks=answer("tasks", rows)))


def test_tasks_closed_without_a_change_of_data_are_marketings():
    """4 of 4 in time is in order; 0 of 4 changed (at most 49 %) is not."""
    done, changed = tasks(series("marketing", 4, 4, 4, 0))
    assert isinstance(done, Observation)
    assert isinstance(changed, Observation)
    assert (done.status, done.code) == ("ok", "tasks_done")
    assert (changed.status, changed.zone) == ("attention", "marketing")
    assert seen(changed, None, "ru") == (
        "Закрыто 4 задачи, маркетинг («marketing task»); данные изменились после 0: закрыто на "
        "бумаге."
    )


def test_three_tasks_are_too_few_to_say_so():
    """0 of 3 may be as much as 56 %, and 3 of 3 as little as 44 %: neither well nor ill."""
    done, changed = tasks(series("marketing", 3, 3, 3, 0))
    assert isinstance(changed, Observation)
    assert (changed.status, changed.code) == ("not_enough_data", "tasks_changed")
    assert isinstance(done, Observation)
    assert done.status == "not_enough_data"


def test_each_side_has_its_own_line():
    """Sales who do 2 of 20 in time are not hidden behind marketing."""
    found = tasks(series("marketing", 20, 20), series("продажи", 20, 2))
    told = {one.zone: one.status for one in found if isinstance(one, Observation)}
    assert told == {"marketing": "ok", "sales": "attention"}
    assert isinstance(found[-1], Unseen)
    assert found[-1].why == "tasks_change_unknown"


def test_what_was_agreed_of_tasks_counts_for_both():
    """15 of 20 in time is 53–89 %: below 90 %, though more often than not."""
    done, _ = tasks(series("sales", 20, 15), config=signed(tasks_done=0.9))
    assert isinstance(done, Observation)
    assert done.norm is not None
    assert (done.status, done.norm.level) == ("attention", "agreed")


def test_tasks_of_no_series_are_not_regular():
    """A call on somebody's list is no exchange of information."""
    (one,) = tasks(series("sales", 9, 1) | {"series": "(none)"})
    assert isinstance(one, Unseen)
    assert one.why == "tasks_not_regular"


def test_calls_of_one_title_are_no_exchange():
    """A series that names no side counts only where `[tasks]` names it."""
    calls = series("sales", 9, 1) | {"series": "Call", "side": "(none)"}
    (one,) = tasks(calls)
    assert isinstance(one, Unseen)
    assert "“Call”" in why(one, "en")
    found = tasks(calls, config=Config(tasks={"call": TaskSeries(fields=("City",))}))
    (done,) = [one for one in found if isinstance(one, Observation)]
    assert done.zone == "shared"
    assert seen(done, None, "en").startswith(
        "Regular tasks of the whole export, shared (“Call”): 1 of 9 done in time"
    )


def test_tasks_without_a_day_of_completion_are_not_undone():
    """0 of 2405 done is an export without that column."""
    (one,) = tasks(series("sales", 2405, 0))
    assert isinstance(one, Unseen)
    assert one.why == "tasks_never_done"


def test_tasks_done_on_a_day_nobody_says_are_neither_in_time_nor_late():
    """Ten of twelve done by their status alone: of the other two one was in time."""
    row = series("sales", 12, 1) | {"done": 11, "undated": 10}
    (one, _) = tasks(row)
    assert isinstance(one, Observation)
    assert (one.facts["on_time"], one.facts["due"], one.facts["done"]) == (1, 2, 1)
    (unseen,) = tasks(series("sales", 12, 0) | {"done": 12, "undated": 12})
    assert isinstance(unseen, Unseen)
    assert unseen.why == "tasks_never_done"


def test_tasks_that_are_not_exported_are_said_in_one_sentence():
    """Without the table there is nothing to judge."""
    (one,) = look(tasks_done, case())
    assert isinstance(one, Unseen)
    assert why(one, "ru") == "задачи не выгружены"


# the report


REPORT = MarketingReport("r.csv", (Entry("2026-05", None, "leads", Decimal(512), 2),))


def total(
    report: int, crm: int | None, match: str, by: str | None = None, measure: str = "leads"
) -> Row:
    """The first row of a measure."""
    return {
        "period": "2026-05",
        "channel": "(all)",
        "measure": measure,
        "report": Decimal(report),
        "crm": None if crm is None else Decimal(crm),
        "match": match,
        "explained_by": by,
    }


def reported(*rows: Row, config: Config | None = None) -> Observation | Unseen:
    """What is seen of a report."""
    found = case(config, reconcile=answer("reconcile", rows))
    found.report = REPORT
    (one,) = look(report_agrees, found)
    return one


def test_the_definition_that_closes_the_gap_is_named():
    """512 against 377 is 36 % more; tests and repeats explain it."""
    one = reported(total(512, 377, "explained", "with_tests + with_repeats"))
    assert isinstance(one, Observation)
    assert (one.status, one.zone) == ("attention", "marketing")
    assert one.figure is not None
    assert one.figure.value == pytest.approx(135 / 377)
    told = seen(one, None, "en")
    assert "The report has 512 of leads, the CRM 377: 35.8% apart." in told
    assert "tests" in told
    assert "repeat" in told


def test_a_report_that_agrees_is_in_order():
    """Within the tolerance of reconcile."""
    one = reported(total(380, 377, "agrees"))
    assert isinstance(one, Observation)
    assert (one.status, one.code) == ("ok", "report_agrees")
    assert against(one, "ru") == "расхождением 2,0\xa0%"
    assert "reconcile" in whose(one, "ru")


def test_the_widest_gap_is_told():
    """Of two measures the one that does not agree, whatever its size."""
    rows = (total(380, 377, "agrees"), total(50, 40, "unexplained", measure="won"))
    one = reported(*rows)
    assert isinstance(one, Observation)
    assert (one.code, one.facts["measure"]) == ("report_unexplained", "won")


def test_channels_the_report_does_not_name_are_no_gap_of_it():
    """7 of paid search against 7; the CRM's 5 of others are not in the report at all."""
    whole = total(7, 12, "agrees_but_more")
    rows = (total(7, 7, "agrees"), total(0, 5, "only_crm") | {"report": None})
    one = reported(whole, *rows)
    assert isinstance(one, Observation)
    assert (one.status, one.code) == ("ok", "report_agrees")
    assert seen(one, None, "en") == "The report has 7 of leads, the CRM 7: it agrees."


@pytest.mark.parametrize(
    ("target", "code", "gap"),
    [(377, "report_counts_tests", 135 / 377), (None, "report_counts_cards", 118 / 394)],
)
def test_a_report_that_agrees_may_count_cards_as_the_crm_does(
    target: int | None, code: str, gap: float
):
    """512 cards of 394 people, 377 without tests: it agrees, and both count too many."""
    people: Row = {"inquiries": 512, "unique": 394, "target": target}
    found = case(
        reconcile=answer("reconcile", [total(512, 512, "agrees")]),
        roi=answer("roi", total=people),
    )
    found.report = REPORT
    agrees, cards = look(report_agrees, found)
    assert isinstance(agrees, Observation)
    assert isinstance(cards, Observation)
    assert (agrees.status, cards.status, cards.zone) == ("ok", "attention", "marketing")
    assert cards.code == code
    assert cards.facts["gap"] == pytest.approx(gap)
    assert "512" in seen(cards, None, "ru")


def test_a_few_duplicates_are_passed_over():
    """109 cards of 100 people are less than a tenth more."""
    people: Row = {"inquiries": 109, "unique": 100, "target": None}
    found = case(
        reconcile=answer("reconcile", [total(109, 109, "agrees")]),
        roi=answer("roi", total=people),
    )
    found.report = REPORT
    assert len(look(report_agrees, found)) == 1


def test_an_agreed_gap_is_the_norm():
    """0.8 % is above an agreed 0.5 %, and 35.8 % is not above an agreed 40 %."""
    one = reported(total(380, 377, "agrees"), config=signed(report_agrees=0.005))
    assert isinstance(one, Observation)
    assert one.status == "attention"
    assert seen(one, None, "en") == "The report has 380 of leads, the CRM 377: 0.8% apart."
    one = reported(total(512, 377, "unexplained"), config=signed(report_agrees=0.4))
    assert isinstance(one, Observation)
    assert one.status == "ok"


def test_rows_that_are_off_both_ways_are_told_though_their_sum_agrees():
    """8 and 4 against 4 and 8."""
    rows = [total(report, 12 - report, "unexplained") for report in (8, 4)]
    one = reported(total(12, 12, "unexplained"), *rows)
    assert isinstance(one, Observation)
    assert (one.status, one.code) == ("attention", "report_rows_apart")


def test_a_report_of_what_the_export_does_not_know_says_nothing():
    """A measure the CRM cannot tell is neither right nor wrong."""
    one = reported(total(512, None, "unknown"))
    assert isinstance(one, Unseen)
    assert "r.csv" in why(one, "ru")


def test_without_a_report_it_is_said_that_none_is_given():
    """Not seen is not the same as agreeing."""
    (one,) = look(report_agrees, case())
    assert isinstance(one, Unseen)
    assert why(one, "en") == "marketing's report is not given (`--report FILE`)"


def test_a_report_is_asked_over_its_own_periods():
    """Its May is looked for in the whole export, not in the quarter judged; unnamed days are."""
    asked: list[Mapping[str, object]] = []

    def ask(options: Mapping[str, object]) -> Result:
        asked.append(options)
        return answer("reconcile", [total(1, 1, "agrees")])

    for period in ("2026-05", None):
        found = case(reconcile=ask)
        found.report = MarketingReport("r", (Entry(period, None, "leads", Decimal(1), 2),))
        look(report_agrees, found)
    assert ["since" in one for one in asked] == [False, True]
    assert PAST.until is not None
