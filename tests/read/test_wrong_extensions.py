"""An extension is never believed over the bytes."""

from __future__ import annotations

import gzip
import io
import zipfile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ROWS = [("1", "Первая", "1500"), ("2", "Вторая", "70")]
HEADERS = ("ID", "Название сделки", "Сумма")


def _text(delimiter, end="\n"):
    return "".join(delimiter.join(row) + end for row in (HEADERS, *ROWS))


def _html(head=""):
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEADERS, *ROWS)
    )
    return f"{head}<html><body><table>{rows}</table></body></html>"


def _xlsx():
    book = openpyxl.Workbook()
    for row in (HEADERS, *ROWS):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _parquet():
    buffer = io.BytesIO()
    columns = dict(zip(HEADERS, zip(*ROWS, strict=True), strict=True))
    pq.write_table(pa.table({name: list(cells) for name, cells in columns.items()}), buffer)
    return buffer.getvalue()


def _zip(name, content):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


KINDS = {
    "csv": (_text(";").encode(), "csv"),
    "csv, commas, CRLF": (_text(",", "\r\n").encode(), "csv"),
    "csv, cp1251": (_text(";").encode("cp1251"), "csv"),
    "tsv": (_text("\t").encode(), "csv"),
    "tsv, UTF-16": (_text("\t").encode("utf-16"), "csv"),
    "html": (_html().encode(), "html"),
    "html after a BOM": (b"\xef\xbb\xbf" + _html("\n").encode(), "html"),
    "html, UTF-16": (_html().encode("utf-16"), "html"),
    "html under an XML line": (_html('<?xml version="1.0" encoding="UTF-8"?>\n').encode(), "html"),
    "xlsx": (_xlsx(), "xlsx"),
    "parquet": (_parquet(), "parquet"),
    "csv, gz": (gzip.compress(_text(";").encode("cp1251")), "csv"),
    "html, gz": (gzip.compress(_html().encode()), "html"),
    "xlsx, gz": (gzip.compress(_xlsx()), "xlsx"),
    "parquet, gz": (gzip.compress(_parquet()), "parquet"),
    "csv, zip": (_zip("deals.xlsx", _text(";").encode()), "csv"),
    "xlsx, zip": (_zip("deals.csv", _xlsx()), "xlsx"),
    "parquet, zip": (_zip("deals.xls", _parquet()), "parquet"),
    "html, zip": (_zip("deals.parquet", _html().encode()), "html"),
}
NAMES = ("x.csv", "x.tsv", "x.xls", "x.xlsx", "x.parquet", "x.gz", "x.zip", "x.txt", "x")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_what_its_bytes_are(kind, name, read, write):
    """Every kind under every extension, and under none, gives the same rows."""
    content, told = KINDS[kind]
    reading = read(write(name, content))
    assert reading.used.kind == told
    assert reading.used.headers == HEADERS
    assert reading.rows == ROWS


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_a_pattern_and_a_pipe_read_every_kind(kind, read, write, tmp_path):
    """The same file, however it is named."""
    content, _ = KINDS[kind]
    write("in/x.csv", content)
    assert read(tmp_path / "in").rows == ROWS
    assert read(str(tmp_path / "in" / "?.*")).rows == ROWS
    assert read("-", stdin=io.BytesIO(content)).rows == ROWS
