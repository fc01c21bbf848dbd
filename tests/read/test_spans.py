"""HTML tables whose cells span columns and rows, and pages of several tables."""

from __future__ import annotations

HEAD = "<tr><th>Deal ID</th><th>Created</th><th>Closed</th><th>Status</th><th>Amount</th></tr>"


def row(*cells):
    """A row of cells; what begins with a tag is one as it is."""
    texts = (one if one.startswith("<td") else f"<td>{one}</td>" for one in cells)
    return f"<tr>{''.join(texts)}</tr>"


def page(*tables):
    """A page as Bitrix24 writes it."""
    return "".join(f"<table>{table}</table>" for table in tables).encode()


def test_what_follows_a_wide_cell_stays_under_its_header(read, write):
    """The second deal's day spans Created and Closed: its status does not become a day."""
    wide = row("2", "<td colspan='2'>06.01.2026</td>", "open", "50")
    rows = HEAD + row("1", "05.01.2026", "15.01.2026", "won", "100") + wide
    reading = read(write("deals.xls", page(rows)))
    assert reading.rows == [
        ("1", "05.01.2026", "15.01.2026", "won", "100"),
        ("2", "06.01.2026", "", "open", "50"),
    ]
    assert reading.used.notes == ()


def test_a_tall_cell_is_in_its_first_row_alone_and_told(read, write):
    """As in a workbook: three rows under one day, the last two without it; a wide and tall one."""
    tall = HEAD + row("1", "<td rowspan=3>05.01.2026</td>", "15.01.2026", "won", "100")
    tall += row("2", "", "open", "50") + row("3", "<td colspan=2 rowspan=2>lost</td>", "70")
    tall += row("4", "06.01.2026", "80")
    reading = read(write("deals.xls", page(tall)))
    assert reading.rows == [
        ("1", "05.01.2026", "15.01.2026", "won", "100"),
        ("2", "", "", "open", "50"),
        ("3", "", "lost", "", "70"),
        ("4", "06.01.2026", "", "", "80"),
    ]
    assert [(note.code, note.facts["count"]) for note in reading.used.notes] == [
        ("cells_merged", 2)
    ]


def test_spans_without_sense_are_one(read, write):
    """Zero, words, signs and thousands of columns break nothing."""
    odd = "".join(f"<td colspan='{told}'>x</td>" for told in ("0", "-1", "two", ""))
    assert read(write("a.xls", page(HEAD + f"<tr>{odd}</tr>"))).rows == [("x", "x", "x", "x", "")]
    far = "<tr><td>1</td><td colspan='99999999999'>2</td></tr>"
    assert read(write("b.xls", page(HEAD + far))).rows[0][:2] == ("1", "2")


def test_other_tables_of_a_page_are_told(read, write):
    """A second table with rows is nowhere; one around or inside the largest is no other."""
    deals = HEAD + "".join(row(str(at), "05.01.2026", "", "open", "1") for at in range(4))
    nested = f"<tr><td><table>{deals}</table></td></tr><tr><td>made by X</td></tr>"
    filters = row("Filter", "all") + row("Period", "2026")
    assert read(write("a.xls", page(nested))).used.notes == ()
    notes = read(write("b.xls", page(filters, deals, filters))).used.notes
    assert [(note.code, note.facts["count"]) for note in notes] == [("tables_left_out", 2)]
