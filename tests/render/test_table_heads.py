"""A table whose rows have many names: the first of them stands above its rows."""

from __future__ import annotations

from smalign.base.results import Field, Period, Result
from smalign.cli.arrange import arranged
from smalign.render import render

FIELDS = (
    *(Field(name, "text") for name in ("table", "conversion", "field", "segment")),
    *(Field(name, "integer", "count") for name in ("cards", "counted")),
    Field("rate", "float", "rate"),
    Field("verdict", "text"),
)
ROWS = (
    ("leads", "lead_to_won", "Campaign of the year", "The longest of names", 90, 80, 0.25),
    ("leads", "lead_to_won", "Another field", "Another name, as long", 60, 50, 0.5),
    ("deals", "deal_to_won", "Campaign of the year", "The longest of names", 40, 30, 0.1),
)


def _answer(rows) -> Result:
    names = [field.name for field in FIELDS]
    return Result(
        metric="segments",
        as_of=None,
        period=Period(),
        grain="lead+deal",
        params={"min_n": 30},
        fields=FIELDS,
        rows=tuple(dict(zip(names, (*row, "same"), strict=True)) for row in rows),
        total={},
    )


def test_the_first_name_stands_above_its_rows():
    """Two conversions of fields and values leave room for the conversion and what is said of it."""
    lines = [line.rstrip() for line in render(_answer(ROWS), "table", "en", width=80).split("\n")]
    assert lines.count("lead → won") == 1
    assert lines.count("deal → won") == 1
    at = lines.index("lead → won")
    words = lines[at + 1].split()
    assert words[:4] == ["Campaign", "of", "the", "year"]
    assert words[-3:] == ["25.0%", "not", "seen"]
    assert any("50.0%" in one for one in lines[at + 2 : lines.index("deal → won")])


def test_two_names_stay_beside_each_other():
    """Fields of one conversion need no line of its own."""
    text = render(_answer(ROWS[:2]), "table", "en", width=80)
    assert "lead → won" in text.split("\n")[1]


def test_a_cut_answer_without_a_total_does_not_name_one():
    """Three rows cut to one: told, and nothing of a total that is not there."""
    text = render(arranged(_answer(ROWS), None, 1), "table", "en", width=80)
    assert "1 of 3 rows shown." in text
    assert "the total" not in text


def test_what_is_alike_in_the_rows_shown_is_no_condition():
    """The third row, cut off, is of deals: that these are of leads stands on a line of its own."""
    lines = render(arranged(_answer(ROWS), None, 2), "table", "en", width=80).split("\n")
    assert "lead" not in lines[1].removeprefix("all dates · leads and deals")
    assert lines[2].startswith("in the rows shown: ")
    assert "lead → won" in lines[2]
