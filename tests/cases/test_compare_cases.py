"""compare, by hand: the companies of the analyst, whose parts were worked out beforehand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.compared_made import ASKED, BEFORE, S1, S3, tables
from tests.scoped import company

from smalign.base.errors import UsageError
from smalign.metrics.comparing.compare import COMPARE


def asked(engine, made, **ask):
    """The bridge of a made-up company."""
    return COMPARE.compute(company(engine, {**ASKED, **ask}, **tables(made)))


def by_factor(result):
    """Factor → its effect, summed over causes."""
    found: dict[str, Decimal] = {}
    for row in result.rows:
        if row["effect"] is not None:
            found[row["factor"]] = found.get(row["factor"], Decimal(0)) + row["effect"]
    return found


def causes(result):
    """Factor → the causes its effects were given to."""
    return {row["factor"]: row["cause"] for row in result.rows}


def test_s1_is_quality_at_the_level_of_campaigns(engine):
    """Search to network inside one channel: leads +22, mix -22, rates +1: quality."""
    result = asked(engine, S1)
    assert {name: round(value) for name, value in by_factor(result).items()} == {
        "leads": 22,
        "mix": -22,
        "rates": 1,
    }
    assert sum(by_factor(result).values()) == result.total["effect"] == 1
    assert result.params["level"] == "campaign"
    assert result.params["verdict"]["previous"]["cause"] == "quality"
    assert causes(result)["rates"] == "disputed"
    assert {row["seen"] for row in result.rows if row["cause"] == "disputed"} == {"not_seen"}


def test_s1_by_channel_blames_nobody_either(engine):
    """Asked by channel the same leads show -15 inside a channel: that is not called handling."""
    result = asked(engine, S1, by=("channel",))
    assert {name: round(value) for name, value in by_factor(result).items()} == {
        "leads": 22,
        "mix": -6,
        "rates": -15,
    }
    assert "handling" not in {row["cause"] for row in result.rows}


def test_s3_is_quality_while_every_channel_gets_better(engine):
    """Quantity +27.5, quality -23, conversion +5.6: none of it is a loss of handling."""
    result = asked(engine, S3)
    assert by_factor(result) == {
        "leads": Decimal("27.51"),
        "mix": Decimal("-23.06"),
        "rates": Decimal("5.55"),
    }
    assert result.params["verdict"]["previous"]["cause"] == "quality"


def test_revenue_is_split_to_the_kopeck(engine):
    """At 1,000 a sale every part in money is a thousand times its part in sales; size brings 0."""
    result = asked(engine, S1)
    money = {row["factor"]: row["revenue_effect"] for row in result.rows}
    assert money["size"] == 0
    assert sum(money.values()) == result.total["revenue_effect"] == 1000
    assert money["mix"] == pytest.approx(Decimal("-21820.48"), abs=Decimal("0.01"))


def test_what_is_compared_is_told(engine):
    """Periods, horizon, counts, working days: what the reader needs to work it out again."""
    params = asked(engine, S1).params
    assert params["periods"] == {
        "now": ["2024-06-03", "2024-06-30"],
        "previous": ["2024-05-06", "2024-06-02"],
    }
    assert (params["horizon"], params["result"]) == (20, "won")
    assert params["working_days"] == {"now": 20, "previous": 20}
    assert params["counts"]["now"]["leads"] == 897
    assert params["counts"]["previous"]["won"] == 53


def test_an_immature_period_tells_quantity_alone(engine):
    """Before its last lead is old enough only the number of leads is compared, and the day told."""
    result = asked(engine, S1, horizon=300)
    assert [row["factor"] for row in result.rows] == ["leads"]
    assert result.rows[0]["effect"] == 297
    notes = {note.code: note.facts for note in result.notes}
    assert str(notes["compare_immature"]["ready_on"]) == "2025-04-26"
    assert result.params["verdict"]["previous"]["cause"] == "quantity"


PLAN = """
    period     | channel | leads | won | revenue
    2024-06-10 |         | 800   | 53  | 53000
    2025-06-10 |         | 1     | 1   | 1000"""


def test_the_plan_is_a_partner(engine):
    """610 leads of 800 and 41 sales of 53: the leads missing cost 13, all else brought one."""
    made = {("Директ", ""): ((1, 0), (610, 41))}
    question = {**ASKED, "to": "plan"}
    result = COMPARE.compute(company(engine, question, **tables(made), plan=PLAN))
    assert by_factor(result) == {
        "leads": Decimal("-12.68"),
        "mix": 0,
        "rates": Decimal("0.68"),
    }
    assert result.params["verdict"]["plan"]["cause"] == "quantity"
    notes = {note.code: note.facts for note in result.notes}
    assert notes["compare_plan_read"]["other_leads"] == 800


def test_without_a_plan_of_the_period_there_is_nothing_to_compare_with(engine):
    """A plan of another year: no rows, and the note says so."""
    made = {("Директ", ""): ((1, 0), (610, 41))}
    later = "period | leads | won\n2025-06-10 | 800 | 53"
    question = {**ASKED, "to": "plan"}
    result = COMPARE.compute(company(engine, question, **tables(made), plan=later))
    assert result.rows == ()
    assert "compare_without_plan" in {note.code for note in result.notes}


def test_sentences_say_the_whole_numbers_the_table_shows(engine):
    """27.51, -23.06 and 5.55 sum to 10: shown are 27, -23 and 6, and the note says 27, not 28."""
    notes = {note.code: note.facts for note in asked(engine, S3).notes}
    told = {code: notes[code]["value"] for code in ("compare_quantity", "compare_quality")}
    assert told == {"compare_quantity": 27, "compare_quality": -23}
    causes = asked(engine, S3).params["verdict"]["previous"]["causes"]
    assert (causes["quantity"]["whole"], causes["quantity"]["value"]) == (27, "27.51")


def test_sales_too_few_to_judge_by_are_told_all_the_same(engine):
    """40 sales became none: judged are the qualified leads, and nobody hides the sales."""
    made = tables({("Директ", ""): ((200, 40), (200, 0))})
    for line in (*made["leads"][:60], *made["leads"][200:260]):
        line["is_qualified"] = True
    found = COMPARE.compute(company(engine, ASKED, **made))
    (note,) = [one for one in found.notes if one.code == "compare_by_upper"]
    assert (note.facts["before"], note.facts["after"]) == (40, 0)
    assert note.facts["result"] == "qualified"


def test_results_are_unknown_where_there_is_no_age_to_read_them_at(engine):
    """Five sales tell no horizon: leads are counted, sales are not none but not known."""
    result = COMPARE.compute(
        company(engine, {**ASKED, "horizon": None}, **tables({("Avito", ""): ((50, 0), (60, 5))}))
    )
    assert result.params["horizon"] is None
    assert result.params["counts"]["now"] == {
        "leads": 60,
        "won": None,
        "qualified": None,
        "dealt": None,
    }
    (note,) = [one for one in result.notes if one.code == "compare_without_horizon"]
    assert note.money > 0  # it says why there is so little to see, and stands above the files


def test_days_that_are_worked_without_a_calendar_are_told(engine):
    """A week of holidays would be worked: the note names where to say so, unless it is said."""
    codes = {note.code for note in asked(engine, S1).notes}
    assert "compare_working_days" in codes
    told = asked(engine, S1, calendar={BEFORE: False})
    assert "compare_working_days" not in {note.code for note in told.notes}
    assert told.params["working_days"] == {"now": 20, "previous": 19}


def test_managers_are_no_segments(engine):
    """Leads that went to other managers would be called other leads: it is refused."""
    with pytest.raises(UsageError) as refused:
        asked(engine, S1, by=("owner",))
    assert refused.value.code == "compare_by_owner"


def test_a_plan_of_leads_alone_is_called_a_plan(engine):
    """Four sales are too few: leads are set against the plan, and not a period against itself."""
    made = tables({("Директ", ""): ((200, 4), (610, 4))})
    for line in (*made["leads"][:60], *made["leads"][200:260]):
        line["is_qualified"] = True
    question = {**ASKED, "to": "plan"}
    result = COMPARE.compute(company(engine, question, **made, plan=PLAN))
    notes = {note.code: note.facts for note in result.notes}
    assert "compare_leads_read" not in notes
    told = notes["compare_plan_leads_read"]
    assert (told["leads"], told["other_leads"]) == (610, 800)
