"""Lines that hold nothing: the engine skips them without a word, we do not."""

from __future__ import annotations

import pytest

from smalign.session import open_exports

ROWS = ["1,2026-01-01,Won,10", "2,2026-01-02,Lost,20", "3,2026-01-03,Won,30"]


@pytest.mark.parametrize("blank", ["", " ", ",,,", " , ,,", "\u00a0,,,", "\t,,,"], ids=repr)
@pytest.mark.parametrize("place", [1, 3])
def test_a_blank_line_is_dropped_and_counted(tmp_path, blank, place):
    """Without a quote in the file, and with one, a blank line is one dropped record, no deal."""
    counts = []
    for quoted in (False, True):
        rows = [*ROWS[:place], blank, *ROWS[place:]]
        if quoted:
            rows[0] = '1,2026-01-01,"Won",10'
        text = "\n".join(["Deal ID,Created at,Stage,Amount", *rows, ""])
        (tmp_path / "deals.csv").write_text(text, encoding="utf-8")
        with open_exports([tmp_path / "deals.csv"]) as session:
            (file,) = session.inspect().files
            assert session.roi().total["deals"] == 3
        counts.append(
            (
                file.rows_read,
                file.rows_accepted,
                len(file.rejects),
                sum(count for _, count in file.dropped),
            )
        )
    assert counts == [(3, 3, 0, 1), (3, 3, 0, 1)]


def test_a_row_that_only_looks_blank_to_the_question_is_kept(tmp_path):
    """A deal without anything roi reads is still a deal: only a blank line is none."""
    text = "Note,Created at,Stage,Amount\nfirst,2026-01-01,Won,10\nsecond,,,\n"
    (tmp_path / "deals.csv").write_text(text, encoding="utf-8")
    with open_exports([tmp_path / "deals.csv"], tables={"deals.csv": "deals"}) as session:
        assert session.roi().total["deals"] == 2


def test_a_blank_line_in_a_lookup_is_dropped_too(tmp_path):
    """The rows of a lookup are counted like any other."""
    (tmp_path / "deals.csv").write_text(
        "Deal ID,Created at,Stage,Owner\n1,2026-01-01,Won,Ann\n", encoding="utf-8"
    )
    (tmp_path / "teams.csv").write_text("Person,Team\n\nAnn,North\n,\n", encoding="utf-8")
    (tmp_path / "smalign.toml").write_text(
        '[lookups."teams.csv"]\ntable = "deals"\non = { owner = "Person" }\n', encoding="utf-8"
    )
    with open_exports([tmp_path]) as session:
        rows = session.roi(by=["Team"]).rows
    assert [(row["Team"], row["deals"]) for row in rows] == [("North", 1)]
