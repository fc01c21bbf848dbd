"""Physical lines of rows: what a finding points at."""

from __future__ import annotations

import pytest
from tests.handmade import opened

from smalign.read.lines import line_numbers

HEAD = "deal_id,created_at,deal_status,note\n"


def lines_of(folder, text, rows):
    """Line of each of `rows` of one file with this text, as it was read in the end."""
    folder.mkdir(exist_ok=True)
    (folder / "deals.csv").write_bytes(text)
    with opened(folder, {}) as session:
        session.inspect()
        return line_numbers(session._model.files[0].raw, rows)  # noqa: SLF001


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (HEAD + "1,2026-01-05,open,a\n2,2026-01-06,open,b\n3,2026-01-07,open,c\n", [2, 3, 4]),
        (HEAD + '1,2026-01-05,open,"a\nb"\n2,2026-01-06,open,b\n3,2026-01-07,open,c\n', [2, 4, 5]),
        (HEAD + "1,2026-01-05,open,a\n\n2,2026-01-06,open,b\n3,2026-01-07,open,c\n", [2, 4, 5]),
        (HEAD + "1,2026-01-05,open,a\n9,9\n2,2026-01-06,open,b\n3,2026-01-07,open,c\n", [2, 4, 5]),
        ("Deals of May\n\n" + HEAD + "1,2026-01-05,open,a\n2,2026-01-06,open,b\n"
         "3,2026-01-07,open,c\n", [4, 5, 6]),
        (HEAD.replace("\n", "\r\n") + '1,2026-01-05,open,"a\r\n\r\nb"\r\n2,2026-01-06,open,b\r\n'
         "3,2026-01-07,open,c\r\n", [2, 5, 6]),
    ],
    ids=["plain", "line-end-in-a-text", "blank-line", "reject", "preamble", "crlf"],
)  # fmt: skip
def test_rows_are_found_on_their_physical_lines(tmp_path, text, lines):
    """Whatever stands between the rows, each is named by the line it starts on."""
    assert lines_of(tmp_path / "x", text.encode(), [0, 1, 2]) == dict(enumerate(lines))


def test_no_row_has_no_line(tmp_path):
    """Nothing asked, nothing looked at."""
    assert lines_of(tmp_path / "x", (HEAD + "1,2026-01-05,open,a\n").encode(), []) == {}
