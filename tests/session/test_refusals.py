"""A metric of which the export holds nothing is refused: an empty table would look like a zero."""

from __future__ import annotations

import pytest

from smalign.base.errors import Exit, InputError, QuestionError
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
