"""Files made to exhaust the machine, and what refusing each costs: `python tests/hostile.py`.

Each is given to the command as a process. Printed: exit code, wall seconds, CPU time as a multiple
of refusing an empty file, greatest resident memory, what was written to the disk. Ends with 1 when
one is not refused with exit code 3 inside the limits.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COMMAND = (sys.executable, "-m", "smalign", "roi")
PEAK_MEGABYTES = 300
DISK_MEGABYTES = 150
TIMES = {".xlsx": 2, ".gz": 3, ".zip": 2}
"""CPU time against that of refusing an empty file, which takes 0.2 s. Workbooks and archives are
looked into before they are opened."""

READ_TIMES = 9
"""The same for text and HTML, which have to be read to be refused."""

_MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=sys.stderr)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, used.ru_oublock)
sys.exit(done.returncode)
"""
"""A small process around the command: a child is measured with what its parent held."""


@dataclass(frozen=True)
class Ended:
    """How the command ended: seconds of CPU and wall, megabytes of memory and written to disk."""

    code: int
    said: str
    cpu: float
    wall: float
    peak: float
    disk: float


def measured(path: Path) -> Ended:
    """The command on one file, in an environment that says nothing of language or width."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *COMMAND, str(path)],
        env={**environment, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    wall = time.monotonic() - start
    cpu, peak, blocks = map(float, done.stdout.split())
    return Ended(done.returncode, done.stderr, cpu, wall, peak / 1024, blocks * 512 / (1 << 20))


def empty(folder: Path) -> Ended:
    """The least work there is: an empty file refused; the quickest of three."""
    path = folder / "empty.csv"
    path.write_bytes(b"")
    return min((measured(path) for _ in range(3)), key=lambda ended: ended.cpu)


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


FILES = (
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
)
"""(name, what makes it, what its refusal says)."""


def allowed(path: Path) -> float:
    """How many times the CPU time of an empty file a refusal may take."""
    return TIMES.get(path.suffix, READ_TIMES)


def main() -> None:
    """Print what each file costs."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        least = empty(Path(folder))
        print(f"{'file':24} exit   wall   times     MB   disk")
        for name, make, says in FILES:
            path = Path(folder) / name
            make(path)
            ended = measured(path)
            times = ended.cpu / least.cpu
            print(
                f"{make.__name__[1:]:24} {ended.code:4} {ended.wall:6.2f} {times:7.2f} "
                f"{ended.peak:6.0f} {ended.disk:6.1f}"
            )
            failed |= ended.code != 3 or says not in ended.said or times > allowed(path)
            failed |= ended.peak > PEAK_MEGABYTES or ended.disk > DISK_MEGABYTES
            path.unlink()
    sys.exit(failed)


if __name__ == "__main__":
    main()
