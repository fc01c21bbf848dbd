from __future__ import annotations

import csv
from pathlib import Path

import pytest

EXPECTED = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile" / "expected.csv"
REASONS = {
    "extra_delimiter.csv": ("field_count", {"found": 5, "expected": 4}),
    "missing_field.csv": ("field_count", {"found": 2, "expected": 4}),
    "unclosed_quote.csv": ("quote_never_closed", {}),
    "text_after_quote.csv": ("text_after_quote", {}),
    "tail_cut_mid_row.csv": ("field_count", {"found": 3, "expected": 4}),
    "bad_utf8_in_one_row.csv": ("not_encoding", {"encoding": "utf-8"}),
    "backslash_quote.csv": ("text_after_quote", {}),
    "cp1251_unclosed_quote_crlf.csv": ("quote_never_closed", {}),
}
ENCODINGS = {
    "bom.csv": "utf-8-sig",
    "cp1251.csv": "cp1251",
    "cp1251_unclosed_quote_crlf.csv": "cp1251",
    "utf16_le_bom.csv": "utf-16",
}


def _cases():
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=row["file"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize("slow", [False, True], ids=["fast", "slow"])
@pytest.mark.parametrize("case", _cases())
def test_every_hostile_file_is_accounted_for(case, slow, read, shared):
    """Each file drops, accepts and rejects exactly the rows and lines its key names."""
    reading = read(shared / "hostile" / case["file"], slow=slow)
    lines = [str(line) for first, last, _ in reading.reasons for line in range(first, last + 1)]
    assert sum(reading.dropped.values()) == int(case["dropped"])
    assert len(reading.rows) == int(case["accepted"])
    assert len(reading.used.rejects) == int(case["rejected"])
    assert ",".join(lines) == case["lines"]
    found = [(one.reason, one.facts) for one in reading.used.rejects]
    assert found == ([REASONS[case["file"]]] if case["lines"] else [])
    assert reading.used.encoding == ENCODINGS.get(case["file"], "utf-8")
    assert reading.used.headers == ("ID", "Название сделки", "Сумма", "Дата создания")


@pytest.mark.parametrize("case", _cases())
def test_both_paths_accept_the_same_rows(case, read, shared):
    """The engine's own reader and the slow path give identical rows in identical order."""
    path = shared / "hostile" / case["file"]
    assert read(path).rows == read(path, slow=True).rows


def test_a_clean_file_takes_the_fast_path_and_a_quote_in_a_bare_field_stays(read, shared):
    """Plain files are read from the user's bytes, quotes in bare fields as written."""
    reading = read(shared / "hostile" / "quote_inside_bare_field.csv")
    assert reading.used.text is not None
    assert reading.rows[50] == ("50", 'Имя "кав" x', "50,50", "23.01.2024")


def test_a_cut_last_line_is_accepted_with_a_note(read, shared):
    """A last line without its end is a record like any other, and the note says so."""
    cut = read(shared / "hostile" / "tail_cut_in_last_field.csv")
    whole = read(shared / "hostile" / "clean.csv")
    assert [note.code for note in cut.used.notes] == ["no_final_newline"]
    assert whole.used.notes == ()
