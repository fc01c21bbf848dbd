"""A metric of which the export holds nothing is refused: an empty table would look like a zero."""

from __future__ import annotations

from datetime import date

import pytest

from smalign.base.errors import Exit, InputError, QuestionError, UsageError
from smalign.session import open_exports

SPEND = "Date,Channel,Cost\n2026-01-01,Search,10.00\n2026-01-02,Search,20.00\n"
HISTORY = "case_id,activity,timestamp\n1,New,2026-01-01 10:00:00\n1,Paid,2026-01-02 10:00:00\n"
BARE = "Deal ID,Created at,Amount\n1,2026-01-01,10.00\n2,2026-01-02,20.00\n"


def opened(folder, name, text):
    """A session over one file; deals by name where nothing else says so."""
    (folder / name).write_text(text, encoding="utf-8")
    return open_exports([folder / name], tables={name: name.removesuffix(".csv")})


@pytest.mark.parametrize("metric", ["funnel", "fields"])
def test_costs_alone_have_no_cards(tmp_path, metric):
    """The stages and the fields are those of cards: exit 3, with what is there and what lacks."""
    with opened(tmp_path, "spend.csv", SPEND) as session:
        with pytest.raises(InputError) as caught:
            getattr(session, metric)()
        assert session.roi().total["spend"] == 30
    assert (caught.value.code, caught.value.exit_code) == ("nothing_to_count", Exit.INPUT)
    assert caught.value.facts == {
        "metric": metric,
        "needed": ["deals", "leads"],
        "tables": ["spend"],
    }


def test_a_stage_history_alone_has_no_channels(tmp_path):
    """Without leads, deals, costs and touches roi has not one number."""
    with (
        opened(tmp_path, "stage_log.csv", HISTORY) as session,
        pytest.raises(InputError) as caught,
    ):
        session.roi()
    assert caught.value.facts["tables"] == ["stage_log"]
    assert "nothing to count" in str(caught.value)


def test_deals_that_say_nothing_of_their_outcome(tmp_path):
    """No stage and no status: the question is which header says it, not which stage is won."""
    with opened(tmp_path, "deals.csv", BARE) as session, pytest.raises(QuestionError) as caught:
        session.roi()
    assert caught.value.code == "deal_outcome_missing"
    assert "[mapping.deals]" in str(caught.value)


def test_every_answer_tells_of_the_rows_it_could_not_read(tmp_path):
    """Of three deals one has a field too many, and a second file is unknown: both are said."""
    rows = "Deal ID,Created at,Stage,Amount\n1,2026-01-01,Won,10\n2,2026-01-02,Lost,20,more\n"
    (tmp_path / "deals.csv").write_text(rows + "3,2026-01-03,Lost,30\n", encoding="utf-8")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with open_exports([tmp_path]) as session:
        for result in (session.roi(), session.funnel(), session.fields()):
            assert {part.reason: part.count for part in result.excluded}["rows_rejected"] == 1
            told = {note.code: note.facts for note in result.notes}
            assert told["rows_rejected"] == {"file": "deals.csv", "count": 1, "lines": "3"}
            assert told["files_not_used"] == {"files": ["other.csv"]}


def test_every_answer_tells_of_a_list_without_rows(tmp_path):
    """An empty list of sales may be a filter: nothing is lost silently."""
    rows = "Deal ID,Created at,Stage,Amount\n1,2026-01-01,Won,10\n3,2026-01-03,Lost,30\n"
    (tmp_path / "deals_1.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "deals_2.csv").write_text(rows.splitlines()[0] + "\n", encoding="utf-8")
    with open_exports([tmp_path]) as session:
        for result in (session.roi(), session.funnel(), session.fields()):
            told = {note.code: note.facts for note in result.notes}
            assert told["files_without_rows"] == {"files": ["deals_2.csv"]}
        (warned,) = (one for one in session.inspect().warnings if one.code == "files_without_rows")
    assert warned.facts == {"files": ["deals_2.csv"]}


def test_a_last_line_without_an_end_is_told_where_files_are_looked_at(tmp_path):
    """Online spreadsheets leave it out: nothing is missing, so no answer speaks of it."""
    rows = "Deal ID,Created at,Stage,Amount\n1,2026-01-01,Won,10\n3,2026-01-03,Lost,30"
    with opened(tmp_path, "deals.csv", rows) as session:
        assert "no_final_newline" not in {note.code for note in session.roi().notes}
        assert "no_final_newline" in {note.code for note in session.inspect().warnings}


def test_costs_alone_are_no_loss(tmp_path):
    """Without leads and deals nobody knows what spend brought: 30 spent, no count, no ROMI."""
    with opened(tmp_path, "spend.csv", SPEND) as session:
        result = session.roi()
    assert result.total["spend"] == 30
    known = {name for name, value in result.total.items() if value is not None}
    assert known == {"spend"}
    assert "no_cards" in {note.code for note in result.notes}


def test_touch_models_need_touches(tmp_path):
    """A model that credits touches is refused where there are none; `source` is not."""
    deals = "Deal ID,Created at,Stage,Amount\n1,2026-01-01,Won,10\n"
    with opened(tmp_path, "deals.csv", deals) as session:
        with pytest.raises(UsageError) as caught:
            session.roi(models=["source", "first"])
        assert session.roi(models=["source"]).total["won"] == 1
    assert caught.value.code == "touches_missing"
    assert caught.value.facts == {"models": ["first"]}


def test_an_empty_answer_says_why(tmp_path):
    """A period without cards names the days there are cards for; one with cards does not."""
    deals = "Deal ID,Created at,Stage\n1,2026-01-01,Won\n2,2026-02-03,Lost\n"
    with opened(tmp_path, "deals.csv", deals) as session:
        empty = session.roi(since="2030-01-01")
        full = session.roi(since="2026-02-01")
    told = {note.code: note.facts for note in empty.notes}
    assert told["nothing_found"] == {"first": date(2026, 1, 1), "last": date(2026, 2, 3)}
    assert "nothing_found" not in {note.code for note in full.notes}


LOST = "Deal ID,Created at,Closed at,Stage\n1,2026-01-01,2026-02-01,Lost\n"


@pytest.mark.parametrize(
    ("deals", "code", "facts"),
    [
        (
            LOST + "2,2026-01-01,2026-03-05,Lost\n3,2026-01-01,2026-04-01,Won\n",
            "losses_elsewhere",
            {"first": date(2026, 2, 1), "last": date(2026, 3, 5)},
        ),
        (LOST.replace("2026-02-01", ""), "losses_without_day", {"count": 1}),
        (LOST.replace("Lost", "Won"), "nothing_lost", {}),
    ],
)
def test_no_losses_says_when_there_are(tmp_path, deals, code, facts):
    """An empty answer on losses names the days of losses, not of creation."""
    with opened(tmp_path, "deals.csv", deals) as session:
        result = session.reasons(since="2030-01-01")
    assert {note.code: note.facts for note in result.notes}[code] == facts


def test_leads_without_a_disqualified_one_are_told_so(tmp_path):
    """A lost deal is a loss, and no disqualified lead: that there is no loss would be untrue."""
    leads = "Lead ID,Created at,Status\n1,2026-01-01,converted\n2,2026-01-01,open\n"
    deals = "Deal ID,Lead ID,Created at,Closed at,Stage\n1,1,2026-01-01,2026-02-01,Lost\n"
    (tmp_path / "deals.csv").write_text(deals, encoding="utf-8")
    (tmp_path / "leads.csv").write_text(leads, encoding="utf-8")
    with open_exports([tmp_path / "leads.csv", tmp_path / "deals.csv"]) as session:
        codes = {note.code for note in session.ask("unworked", {}).notes}
        assert session.reasons().rows
    assert "nothing_disqualified" in codes
    assert not {"losses_elsewhere", "nothing_lost"} & codes


def test_months_come_in_their_order(tmp_path):
    """A calendar is read from its start, not from the month with most leads."""
    days = ("2024-02-10", "2024-01-10", "2024-02-11", "2024-03-10")
    deals = "".join(f"{at},{day},Won\n" for at, day in enumerate(days))
    with opened(tmp_path, "deals.csv", "Deal ID,Created at,Stage\n" + deals) as session:
        rows = session.roi(by=["month"]).rows
    assert [(row["month"], row["leads"]) for row in rows] == [
        ("2024-01", 1),
        ("2024-02", 2),
        ("2024-03", 1),
    ]


@pytest.mark.parametrize(
    ("options", "code", "option"),
    [
        ({"by": "source"}, "plan_option", "--by"),
        ({"vs": "year"}, "plan_option", "--vs"),
        ({"show": "cells"}, "part_option", "--to"),
        ({"show": "managers"}, "part_option", "--to"),
        ({"show": "counterfactual"}, "part_option", "--to"),
    ],
)
def test_what_the_plan_cannot_heed_is_refused(tmp_path, options, code, option):
    """A plan has its own periods and channels, and the other tables are of two periods."""
    deals = "Deal ID,Created at,Status,Amount\n1,2026-01-01,won,10.00\n"
    with opened(tmp_path, "deals.csv", deals) as session, pytest.raises(UsageError) as caught:
        session.compare(to="plan", **options)
    assert (caught.value.code, caught.value.facts["option"]) == (code, option)
