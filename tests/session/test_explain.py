"""Every number with what it is made of: the formulas give the numbers, the cards the counts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import smalign
from smalign.base.errors import UsageError
from smalign.metrics.formulas import put_in, value_of
from smalign.session.explain import EXPLAINED, ON_PAGE, explain, signed_page
from smalign.session.marketing import read_report

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LEADS = """Lead ID,Created at,Status,Channel
1,2025-01-02,open,Ads
2,2025-01-03,converted,Ads
3,2025-01-04,disqualified,Ads
4,2025-01-05,converted,Fair
"""
DEALS = """Deal ID,Lead ID,Contact ID,Created at,Closed at,Status,Amount,Channel
7,2,c1,2025-01-04,2025-01-09,won,1000.00,Ads
8,4,c2,2025-01-06,2025-01-12,lost,50.00,Fair
"""
SPEND = "Date,Channel,Cost\n" + "".join(f"2025-01-{day:02},Ads,60.00\n" for day in range(2, 7))

ANSWERS = {"change", "maturity", "top_loss_reason", "verdict", "trend", "first_period"} | {
    *("last_period", "pseudo_tokens", "due_from")
}
"""Texts that a row says, and that do not name it."""


@pytest.fixture
def session(tmp_path):
    """Four leads, two deals, 300 spent on ads."""
    for name, text in {"leads": LEADS, "deals": DEALS, "spend": SPEND}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with smalign.open(tmp_path, timezone="UTC", currency="RUB") as opened:
        yield opened


@pytest.fixture(scope="module", params=["bitrix24", "generic"])
def sample(request):
    """A made-up company."""
    with smalign.open(SAMPLES / request.param) as opened:
        yield opened


def measures(row):
    """Name → measure."""
    return {one.column.name: one for one in row.measures}


def test_a_ratio_is_shown_with_its_own_numbers(session):
    """Ads: 300 for three leads is 100 a lead; one of three is won; ROMI has no margin in it."""
    (row,) = explain(session, "roi", {}, ["Ads"]).rows
    found = measures(row)
    assert found["cpl"].numbers == {"spend": 300, "leads": 3}
    assert found["cpl"].value == 100
    assert found["lead_to_won"].numbers == {"leads_with_won": 1, "leads": 3}
    assert found["cac"].numbers == {"spend": 300, "new_customers": 1}
    assert found["romi"].formula == "(revenue - spend) / spend"
    assert found["romi"].numbers == {"revenue": 1000, "spend": 300}
    assert not found["leads"].formula


def test_a_formula_that_does_not_give_the_number_is_not_shown(tmp_path):
    """The sale of ads has a touch of the fair alone: by it 1 deal of ads is not 0 + 0 + 0."""
    touches = "Touch ID,Lead ID,Touched at,Channel\n1,2,2025-01-03,Fair\n"
    for name, text in {"leads": LEADS, "deals": DEALS, "touchpoints": touches}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with smalign.open(tmp_path, timezone="UTC", currency="RUB") as opened:
        rows = explain(opened, "roi", {"models": ("source", "linear")}, ["Ads"]).rows
    deals = {row.key["model"]: measures(row)["deals"] for row in rows}
    assert {model: (one.value, one.formula) for model, one in deals.items()} == {
        "source": (1, "won + lost + open"),
        "linear": (1, ""),
    }


def test_the_cards_of_a_row_are_those_counted_in_it(session):
    """Ads has leads 1, 2 and 3 and deal 7; the total has all six."""
    (row,) = explain(session, "roi", {}, ["Ads"]).rows
    assert [(card["card"], card["card_id"]) for card in row.cards] == [
        ("deal", "7"),
        ("lead", "1"),
        ("lead", "2"),
        ("lead", "3"),
    ]
    (total,) = explain(session, "roi", {}).rows
    assert total.key == {}
    assert len(total.cards) == 6


def test_chosen_numbers_alone(session):
    """`columns` leaves the others out, in the order of the table."""
    (row,) = explain(session, "roi", {}, ["Ads"], ["win_rate", "leads"]).rows
    assert list(measures(row)) == ["leads", "win_rate"]


@pytest.mark.parametrize(
    "metric", [one for one in EXPLAINED if one not in {"plan", "tasks", "reconcile"}]
)
def test_every_formula_gives_the_number_it_explains(sample, metric):
    """No known number of the samples has a formula that comes to something else."""
    answer = sample.ask(metric, {})
    texts = {item.name for item in answer.fields if item.type == "text"}
    names = texts - ANSWERS
    keys = [[str(row[name]) for name in names if row[name]] for row in answer.rows[:12]]
    rows = [row for key in keys for row in explain(sample, metric, {}, key).rows]
    rows += explain(sample, metric, {}).rows
    worked = [one for row in rows for one in row.measures if one.formula and one.value is not None]
    assert worked or metric in {"process", "unworked"}  # no formula; one sample has no attempts
    assert all(one.numbers for one in worked)


def test_rates_of_money_are_explained_by_money(sample):
    """The funnel by amounts divides amounts: the numbers put in are those of `amount_entered`."""
    rows = explain(sample, "funnel", {"basis": "amount"}).rows
    rates = [measures(row)["from_previous"] for row in rows]
    worked = [one for one in rates if one.value is not None]
    assert worked
    assert all(set(one.numbers) == {"amount_entered", "amount_before"} for one in worked)


def test_the_cards_behind_counts_are_as_many(sample):
    """Leads of roi, cards that entered a stage and cards of a reason are the cards listed."""
    for channel in {str(row["channel"]) for row in sample.roi().rows}:
        (row,) = explain(sample, "roi", {}, [channel]).rows
        assert sum(card["leads"] for card in row.cards) == measures(row)["leads"].value
    for row in explain(sample, "funnel", {}).rows:
        assert len(row.cards) == measures(row)["entered"].value
    for row in explain(sample, "reasons", {}).rows:
        assert len(row.cards) == measures(row)["cards"].value


SEEN = {
    "leads.csv": "lead_id,created_at,stage,status\n1,2026-01-01,Work,converted\n"
    "2,2026-01-01,New,open\n",
    "deals.csv": "deal_id,lead_id,created_at,stage,status\n1,1,2026-01-03,Demo,open\n",
    "stage_log.csv": "card,card_id,stage,entered_at\nlead,1,New,2026-01-01\n"
    "lead,1,Work,2026-01-02\nlead,2,New,2026-01-01\ndeal,1,Demo,2026-01-03\n",
    "smalign.toml": '[stages]\norder = ["Demo", "Paid"]\nwon = ["Paid"]\n'
    '[lead_stages]\norder = ["New", "Work"]\n',
}


@pytest.mark.parametrize("mode", ["observed", "strict"])
@pytest.mark.parametrize("grain", [None, "lead", "contact"])
def test_the_cards_of_a_stage_are_those_seen_or_passed(mode, grain, tmp_path):
    """As many cards are listed as entered a stage, whatever entering means and is counted."""
    if grain == "lead":  # the sample has a history of deals alone
        for name, text in SEEN.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
    with smalign.open(tmp_path if grain == "lead" else SAMPLES / "generic") as opened:
        rows = explain(opened, "funnel", {"mode": mode, "grain": grain}).rows
    assert any(row.cards for row in rows)
    for row in rows:
        assert len(row.cards) == measures(row)["entered"].value


def test_the_cards_of_a_cohort_and_of_a_segment_are_as_many(sample):
    """Of months and weeks; of every field, of one field, and of what is none of its rows."""
    for asked in ({}, {"cohort": "week", "by": "channel"}):
        for row in explain(sample, "cohorts", asked).rows:
            assert len(row.cards) == measures(row)["cards"].value
    for asked in ({}, {"by": "owner"}, {"by": ("channel", "owner")}):
        for row in explain(sample, "segments", asked).rows:
            assert len(row.cards) == measures(row)["cards"].value
            assert {f"{card['card']}s" for card in row.cards} == {row.key["table"]}


def test_the_cards_of_the_unworked_are_those_nobody_tried(sample):
    """Of disqualified leads the ones without an attempt are listed, where that is known."""
    for row in explain(sample, "unworked", {}).rows:
        assert len(row.cards) == (measures(row)["unworked"].value or 0)


def test_a_report_is_explained_by_its_own_number_and_that_of_the_crm(session, tmp_path):
    """Five leads of Ads in the report, three in the CRM: two more, two thirds of the CRM's."""
    report = tmp_path / "отчёт.csv"
    report.write_text("Месяц;Канал;Лиды\n2025-01;Ads;5\n", encoding="utf-8")
    asked = {"report": read_report(str(report))}
    (row,) = explain(session, "reconcile", asked, ["Ads"]).rows
    found = measures(row)
    assert found["difference"].numbers == {"report": 5, "crm": 3}
    assert found["difference_share"].numbers == {"difference": 2, "crm": 3}
    assert row.key == {"period": "2025-01", "channel": "Ads", "measure": "leads"}


def test_waiting_is_explained_by_the_cards_nobody_tried(tmp_path):
    """Of Ann's two leads, an hour old and more, one was never called: it is the card behind."""
    leads = """Lead ID,Created at,First attempt at,Status,Owner
1,2025-01-02 09:00,2025-01-02 09:30,converted,Ann
2,2025-01-02 09:00,,open,Ann
3,2025-01-06 09:00,2025-01-06 09:10,converted,Bob
"""
    (tmp_path / "leads.csv").write_text(leads, encoding="utf-8")
    with smalign.open(tmp_path, timezone="UTC") as opened:
        (row,) = explain(opened, "process", {}, ["Ann"]).rows
    assert [card["card_id"] for card in row.cards] == ["2"]
    assert measures(row)["unattempted"].value == 1


def test_shares_of_tasks_are_of_those_due(tmp_path):
    """Three in time and one not done: 3 of 4."""
    rows = ("1,2025-01-10,2025-01-09", "2,2025-02-10,2025-02-09", "3,2025-03-10,")
    tasks = "Task ID,Series,Due at,Completed at\n" + "\n".join(
        row.replace(",", ",Report,", 1) for row in rows
    )
    (tmp_path / "tasks.csv").write_text(tasks + "\n4,Report,2025-03-11,2025-03-11\n", "utf-8")
    with smalign.open(tmp_path, timezone="UTC") as opened:
        (row,) = explain(opened, "tasks", {}).rows
    found = measures(row)
    assert found["due_tasks"].numbers == {"on_time": 3, "late": 0, "undated": 0, "missed": 1}
    assert found["on_time_share"].numbers == {"on_time": 3, "due_tasks": 4}


def test_a_plan_is_explained_by_what_happened(tmp_path):
    """Of 10 planned leads of Ads 3 came; of the plan of all 4; the sale of 1000 is deal 7's."""
    plan = "Period,Channel,Leads,Won,Revenue\n2025-01,ads,10,2,3000\n2025-01,,20,,\n"
    for name, text in {"leads": LEADS, "deals": DEALS, "plan": plan}.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with smalign.open(tmp_path, timezone="UTC", currency="RUB") as opened:
        rows = explain(opened, "plan", {}).rows
    found = {(row.key["channel"], row.key["measure"]): row for row in rows}
    leads = found["ads", "leads"]
    assert [card["card_id"] for card in leads.cards] == ["1", "2", "3"]
    assert measures(leads)["percent"].numbers == {"fact": 3, "plan": 10}
    assert [card["card_id"] for card in found["(all)", "leads"].cards] == ["1", "2", "3", "4"]
    revenue = found["ads", "revenue"]
    assert [(card["card"], card["card_id"]) for card in revenue.cards] == [("deal", "7")]
    assert measures(revenue)["remaining"].numbers == {"plan": 3000, "fact": 1000}
    assert "starts_on" not in measures(revenue)
    worked = [one for row in rows for one in row.measures if one.formula and one.value is not None]
    assert all(one.numbers for one in worked)


def test_a_row_is_chosen_by_what_names_it(tmp_path):
    """No reason names one row, and no zone three; the stage called sales is one, its zone two."""
    deals = """Deal ID,Created at,Closed at,Status,Pipeline,Stage,Loss reason
1,2025-01-04,2025-01-09,lost,Main,sales,Price
2,2025-01-04,2025-01-09,lost,Main,New,Price
3,2025-01-04,2025-01-09,lost,Main,New,
"""
    stages = '[stages]\norder = ["New", "sales"]\nmarketing = ["New"]\n'
    (tmp_path / "deals.csv").write_text(deals, encoding="utf-8")
    (tmp_path / "smalign.toml").write_text(stages, encoding="utf-8")
    with smalign.open(tmp_path, timezone="UTC") as opened:
        cards = {
            one: [len(row.cards) for row in explain(opened, "reasons", {}, [one]).rows]
            for one in (
                "(none)",
                "sales",
                "stage=New",
                "zone=marketing",
                "marketing",
                "reason=Price",
            )
        }
        with pytest.raises(UsageError) as refused:
            explain(opened, "reasons", {}, ["reason=New"])
    assert cards == {
        "(none)": [1],
        "sales": [1],
        "stage=New": [1, 1],
        "zone=marketing": [1, 1],
        "marketing": [1, 1],
        "reason=Price": [1, 1],
    }
    assert refused.value.code == "explain_row"


def test_what_cannot_be_explained_is_refused(session):
    """A metric, a row or a column that is not there is named, with what is."""
    for asked, code in [
        (("report", {}), "explain_metric"),
        (("cpl", {}), "explain_column"),
        (("calls", {}), "explain_list"),
        (("check", {}), "explain_check"),
        (("roi", {}, ["Adds"]), "explain_row"),
        (("roi", {}, ["Ads", "Fair"]), "explain_rows_apart"),
        (("roi", {}, [], ["cpll"]), "unknown_column"),
    ]:
        with pytest.raises(UsageError) as refused:
            explain(session, *asked)
        assert refused.value.code == code
    with pytest.raises(UsageError) as refused:
        explain(session, "roi", {}, ["Adds"])
    assert refused.value.facts["did_you_mean"] == ["Ads"]


def test_the_page_to_sign_has_every_metric_or_why_not(session):
    """Metrics stand in order; an answer that is missing is an error in its place."""
    page = signed_page(session, {})
    assert tuple(metric for metric, _ in page.parts) == ON_PAGE


def test_arithmetic_of_formulas():
    """Precedence and brackets hold; nothing is divided by 0, a missing number gives none."""
    numbers = {"a": Decimal(6), "b": Decimal(2), "c": Decimal(0), "d": None}
    assert value_of("a + b * a", numbers) == 18
    assert value_of("(a - b) / b", numbers) == 2
    assert value_of("a / c", numbers) is None
    assert value_of("c / c", numbers) is None
    assert value_of("a + d", numbers) is None
    assert value_of("a + e", numbers) is None
    assert put_in("(a - b) / b", {"a": "6", "b": "2"}) == "(6 − 2) / 2"
    assert put_in("0.1 * a", {"a": "19,5"}, ",") == "0,1 × 19,5"


def test_a_field_that_is_never_empty_has_no_records_behind_it(tmp_path):
    """Of two leads one has no city; both have a status, and no record is behind that."""
    (tmp_path / "leads.csv").write_text(
        "Lead ID,Created at,Status,City\n1,2025-01-02,open,Omsk\n2,2025-01-03,open,\n",
        encoding="utf-8",
    )
    with smalign.open(tmp_path, timezone="UTC") as opened:
        rows = explain(opened, "fields", {}, ["leads"]).rows
    behind = {row.key["field"]: row.cards for row in rows}
    assert [card["card_id"] for card in behind["City"]] == ["2"]
    assert behind["status"] == ()


LOST = """Deal ID,Created at,Closed at,Status,Stage,Loss reason,Amount
1,2025-01-02,2025-01-09,lost,Refused,Price,10
2,2025-01-03,2025-02-04,lost,Refused,Price,20
3,2025-01-04,2025-02-05,lost,Refused,Price,30
4,2025-02-04,,open,Demo,,40
"""
MOVES = """Deal ID,Stage,Entered at
1,New,2025-01-02
2,Demo,2025-01-03
3,Demo,2025-01-04
4,New,2025-02-04
4,Demo,2025-02-05
"""
ORDER = '[stages]\norder = ["New", "Demo"]\nlost = ["Refused"]\n'


def lost_deals(folder, name, deals=LOST):
    """Four deals, three of them lost, with their stages."""
    into = folder / name
    into.mkdir()
    for file, text in {"deals.csv": deals, "stage_log.csv": MOVES, "smalign.toml": ORDER}.items():
        (into / file).write_text(text, encoding="utf-8")
    return smalign.open(into, timezone="UTC", currency="RUB")


def ids_of(row):
    """The ids behind a row."""
    return [card["card_id"] for card in row.cards]


def test_the_cards_of_a_month_are_not_those_of_all_months(tmp_path):
    """For the price one deal was lost in January, two in February."""
    with lost_deals(tmp_path, "months") as opened:
        found = explain(opened, "reasons", {"monthly": True}, ["Price"])
    months = {}
    for row in found.rows:
        months.setdefault(row.key["month"], []).extend(ids_of(row))
    assert months == {"2025-01": ["1"], "2025-02": ["2", "3"]}


def test_the_cards_of_a_month_of_creation_are_its_own(tmp_path):
    """Three deals were made in January and one in February."""
    with lost_deals(tmp_path, "created") as opened:
        (row,) = explain(opened, "roi", {"by": ("month",)}, ["2025-02"]).rows
    assert ids_of(row) == ["4"]
    assert measures(row)["deals"].value == 1


def test_a_field_called_as_a_column_of_cards_is_not_taken_for_it(tmp_path):
    """By the stage on the card: deal 4 alone stands in Demo, which deals 2 and 3 have been in."""
    with lost_deals(tmp_path, "stages") as opened:
        (row,) = explain(opened, "roi", {"by": ("stage",)}, ["Demo"]).rows
    assert ids_of(row) == ["4"]


def test_cards_of_one_reason_are_told_apart_by_class(tmp_path):
    """“No answer” after an attempt is quality, after none handling: one lead each."""
    leads = "Lead ID,Created at,Closed at,Status,Owner,Loss reason,First attempt at\n"
    rows = [
        "1,2025-01-02 10:00,2025-01-09 10:00,disqualified,Ann,No answer,\n",
        "2,2025-01-02 10:00,2025-01-09 10:00,disqualified,Ann,No answer,2025-01-03 10:00\n",
        *(f"{n},2025-01-02 10:00,,converted,Ann,,2025-01-02 11:00\n" for n in range(3, 9)),
    ]
    toml = '[reasons]\n"No answer" = { class = "handling", below_attempts = 1, else = "quality" }\n'
    files = {"leads.csv": leads + "".join(rows), "smalign.toml": toml}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with smalign.open(tmp_path, timezone="UTC") as opened:
        found = explain(opened, "reasons", {}, ["No answer"])
    assert {row.key["class"]: ids_of(row) for row in found.rows} == {
        "handling": ["1"],
        "quality": ["2"],
    }


def test_of_an_observed_funnel_every_card_of_the_block_is_in_the_denominator(tmp_path):
    """Two of four deals were in New, three in Demo: 3 of 4, though New and Demo hold others."""
    with lost_deals(tmp_path, "observed") as opened:
        found = explain(opened, "funnel", {"mode": "observed"}, ["Demo"])
    (row,) = found.rows
    assert measures(row)["from_first"].numbers == {"entered": 3, "all_cards": 4}


def test_cards_of_no_row_are_in_the_denominator_of_a_strict_funnel(tmp_path):
    """Two of four deals were in New, one of them in Demo next: 1 of 4, though two are in no row."""
    with lost_deals(tmp_path, "strict") as opened:
        found = explain(opened, "funnel", {"mode": "strict"}, ["Demo"])
    (row,) = found.rows
    assert measures(row)["from_first"].numbers == {"entered": 1, "all_cards": 4}


def test_rows_of_one_name_are_told_apart(tmp_path):
    """A cohort is a row an age, and leads and deals have a stage of one name on one path."""
    leads = "Lead ID,Created at,Status,Stage\n1,2025-01-02,open,Work\n2,2025-01-02,converted,Good\n"
    deals = "Deal ID,Lead ID,Created at,Status,Stage\n7,2,2025-01-04,open,Work\n"
    toml = '[lead_stages]\norder = ["Work", "Good"]\nwon = ["Good"]\n[stages]\norder = ["Work"]\n'
    files = {"leads.csv": leads, "deals.csv": deals, "smalign.toml": toml}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with smalign.open(tmp_path, timezone="UTC") as opened:
        stages = explain(opened, "funnel", {"grain": "lead"}, ["Work"]).rows
        ages = explain(opened, "maturity", {"horizon": "4d"}, ["leads"]).rows
    found = [(row.key["stage_order"], ids_of(row)) for row in stages]
    assert found == [("1", ["1", "2"]), ("3", ["2"])]
    assert [row.key["age_days"] for row in ages] == ["1", "2"]  # the data ends two days later


def test_what_a_row_does_not_say_is_no_value_of_it(session):
    """Without [reasons] a reason has no class; None is no name for that."""
    assert [row.key for row in explain(session, "reasons", {}).rows if "class" not in row.key]
    with pytest.raises(UsageError) as caught:
        explain(session, "reasons", {}, ["None"])
    assert "None" not in caught.value.facts["known"]


def test_what_the_source_brings_by_itself_has_its_cards(session):
    """Under several models the row of the source has the cards of the channel, as it has alone."""
    touches = {"models": ("source",)}
    (row,) = explain(session, "roi", touches, ["Ads"]).rows
    assert measures(row)["lead_to_won"].numbers == {"leads_with_won": 1, "leads": 3}


def test_the_average_sale_of_a_month_is_not_what_was_paid_in_it(tmp_path):
    """One deal of 1,000 won, 400 of it paid: 1,000 a sale, and no formula says 400 / 1."""
    (tmp_path / "deals.csv").write_text(
        "Deal ID,Created at,Closed at,Status,Amount\n7,2025-01-04,2025-01-09,won,1000.00\n"
    )
    (tmp_path / "payments.csv").write_text(
        "Payment ID,Deal ID,Paid at,Amount\n1,7,2025-01-10,400.00\n"
    )
    with smalign.open(tmp_path, timezone="UTC", currency="RUB") as opened:
        (row,) = explain(opened, "roi", {"basis": "cash"}).rows
    found = measures(row)["avg_won_amount"]
    assert (found.value, found.formula) == (1000, "")
