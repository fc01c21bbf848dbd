"""Files made to exhaust the machine end in exit 3, measured as processes."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
import zipfile
import zlib

import pytest
from tests.cli.conftest import COMMAND, bare

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PEAK_MEGABYTES = 300
MEASURED = (
    "import resource, subprocess, sys\n"
    "done = subprocess.run(sys.argv[1:], stdout=sys.stderr)\n"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
    "print(used.ru_maxrss, used.ru_oublock)\n"
    "sys.exit(done.returncode)\n"
)
"""A small process around the command: a child is measured with what its parent held."""

SECONDS = 6
"""One on a quiet machine; here with the interpreter's start and a crowd of other processes."""


def _workbook(path, rows, before=""):
    sheet = f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}"/>')
        archive.writestr("xl/worksheets/sheet1.xml", sheet)


def _cell(reference, text="x"):
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def _sparse(path):
    _workbook(path, f'<row r="1">{_cell("A1")}</row><row r="1048576">{_cell("XFD1048576")}</row>')


def _bomb(path):
    _workbook(path, _cell("A1", "x" * (200 << 20)))


def _laughs(path):
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    _workbook(path, _cell("A1", "&l9;"), f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>')


def _external(path):
    _workbook(path, _cell("A1", "&e;"), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')


def _external_dtd(path):
    _workbook(path, _cell("A1"), '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">')


def _truncated(path):
    _workbook(path, _cell("A1", "ID"))
    path.write_bytes(path.read_bytes()[:-40])


def _encrypted(path):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    path.write_bytes(ole + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4096)


def _gzip_bomb(path):
    """Ten megabytes that unpack to ten gigabytes."""
    squeeze, zeros = zlib.compressobj(9, zlib.DEFLATED, 31), b"0" * (1 << 24)
    block = squeeze.compress(b"ID;Name\n" + zeros) + squeeze.flush(zlib.Z_FULL_FLUSH)
    more = squeeze.compress(zeros) + squeeze.flush(zlib.Z_FULL_FLUSH)
    path.write_bytes(block + more * 639)


def _zip_bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * (100 << 20))


def _gzipped_workbook_bomb(path):
    _bomb(path)
    path.write_bytes(gzip.compress(path.read_bytes()))


def _deep_html(path):
    path.write_bytes(b"<table><tr><td>ID</td></tr>" + b"<tr><td><table>" * 200_000)


def _wide_html(path):
    path.write_bytes(b"<table><tr><td>ID</td></tr><tr>" + b"<td>x" * 400_000 + b"</table>")


def _square_html(path):
    rows = b"<tr><td>1" * 20_000
    path.write_bytes(b"<table><tr><td>ID" + b"<td>" * 16_000 + b"x" + rows + b"</table>")


def _many_cells_html(path):
    path.write_bytes(b"<table><tr><td>ID" + b"<tr><td>1" * 5_000_001 + b"</table>")


def _wide_text(path):
    path.write_bytes(b"x;" * 300_000 + b"\n1;2\n")


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("a.xlsx", _sparse, "the workbook holds more than a table needs (cells"),
        ("a.xlsx", _bomb, "the workbook holds more than a table needs (times its packed size"),
        ("a.xlsx", _laughs, "carries declarations no spreadsheet writes"),
        ("a.xlsx", _external, "carries declarations no spreadsheet writes"),
        ("a.xlsx", _external_dtd, "carries declarations no spreadsheet writes"),
        ("a.xlsx", _truncated, "the workbook is damaged"),
        ("a.xlsx", _encrypted, "protected with a password"),
        ("a.gz", _gzip_bomb, "unpack it yourself first"),
        ("a.gz", _gzipped_workbook_bomb, "the workbook holds more than a table needs"),
        ("a.zip", _zip_bomb, "unpack it and give the files inside"),
        ("a.xls", _deep_html, "nested too deeply to be read to its end"),
        ("a.xls", _wide_html, "has 400,000 columns and at most 16,384"),
        ("a.xls", _square_html, "the HTML file is too big to open (cells"),
        ("a.xls", _many_cells_html, "the HTML file is too big to open (cells"),
        ("a.csv", _wide_text, "has 300,001 columns and at most 16,384"),
    ],
    ids=lambda value: value.__name__[1:] if callable(value) else "",
)
def test_a_hostile_file_is_refused_at_once(name, make, says, tmp_path):
    """Exit 3 with one sentence, soon, in little memory, with next to nothing on the disk."""
    path = tmp_path / name
    make(path)
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *COMMAND, "roi", str(path)],
        env=bare(),
        capture_output=True,
        text=True,
        check=False,
    )
    took = time.monotonic() - start
    said, (peak, blocks) = done.stderr, map(int, done.stdout.split())
    assert done.returncode == 3
    assert (said.count("\n"), says in said) == (1, True), said
    assert str(path) in said
    assert peak < PEAK_MEGABYTES * 1024
    assert blocks < 300 << 11  # of 512 bytes
    assert took < SECONDS
