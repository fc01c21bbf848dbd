"""The map of fields × segments in a terminal."""

from __future__ import annotations

from msgspec.structs import replace

from smalign.base.results import Field, Period, Result
from smalign.cli.arrange import arranged
from smalign.render import render

_FIELDS = (
    Field("segment", "text"),
    Field("owner", "text", "", "owner"),
    Field("table", "text"),
    Field("field", "text"),
    *(Field(name, "integer", "count") for name in ("cards", "empty", "pseudo_empty")),
    *(Field(f"empty_share{end}", "float", "rate") for end in ("", "_low", "_high")),
    Field("due_from", "text"),
    *(Field(name, "integer", "count") for name in ("not_due", "reach_unknown", "never_due")),
)


def row(segment: str, field: str, cards: int, share: float | None, **more: object):
    """A row whose interval nobody looks at."""
    counts = {"cards": cards, "empty": 0, "pseudo_empty": 0}
    shares = {"empty_share": share, "empty_share_low": share, "empty_share_high": share}
    names = {"segment": segment, "owner": segment, "table": "deals", "field": field}
    late = {"due_from": "", "not_due": 0, "reach_unknown": 0, "never_due": 0}
    return names | counts | shares | late | more


RESULT = Result(
    metric="fields",
    as_of=None,
    period=Period(),
    grain="deal",
    params={"min_n": 30},
    fields=_FIELDS,
    rows=(
        row("Ann", "city", 100, 0.5),
        row("Ann", "budget", 0, None, due_from="Demo", not_due=100),
        row("Ann", "note", 100, 0.0),
        row("Bob", "city", 8, 0.01),
        row("Bob", "budget", 2, 1.0, due_from="Demo", not_due=6),
        row("Bob", "note", 8, 0.0),
    ),
    total={},
)


def test_a_cut_by_segment_is_a_map():
    """Fields down, the emptiest first; segments across with their cards, the largest first."""
    lines = render(RESULT, "table", "en", width=60).splitlines()
    head = next(place for place, text in enumerate(lines) if text.startswith("Field"))
    assert [text.split() for text in lines[head - 1 : head + 4] if "─" not in text] == [
        ["Ann", "Bob*"],
        ["Field", "100", "8"],
        ["city", "50%", "▄", "1%", "▁"],
        ["budget", "(Demo)", "—", "100%", "█"],
    ]
    text = " ".join(lines)
    assert "deals: filled in everywhere: note." in text
    assert "fewer than 30" in text


def test_segments_that_do_not_fit_are_told():
    """At 40 columns only the largest segment has room; the other is counted."""
    text = render(RESULT, "table", "en", width=36)
    assert "Bob" not in text
    assert "segments not shown: 1" in " ".join(text.split())


def test_months_stand_in_their_order_the_last_that_fit():
    """Of months the last are shown, earlier ones first, whatever their size."""
    sizes = {"2024-01": 900, "2024-02": 40, "2024-03": 50, "(none)": 70}
    rows = tuple(row(month, "city", cards, 0.5) for month, cards in sorted(sizes.items()))
    text = render(replace(RESULT, rows=rows), "table", "en", width=42)
    assert "2024-02   2024-03" in text
    assert "2024-01" not in text


def test_sorted_or_cut_rows_are_a_list():
    """What --sort and --top leave is shown row by row."""
    cut = arranged(RESULT, None, 3)
    turned = replace(RESULT, rows=RESULT.rows[::-1])
    for result in (cut, turned):
        text = render(result, "table", "en", width=100)
        assert "Cards" in text
        assert "Cells:" not in text
