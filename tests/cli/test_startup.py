from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"duckdb", "jinja2", "pandas", "pyarrow", "rich", "sqlglot"}
LEADS = (
    "Lead ID,Created at,Status,Channel\n1,2025-01-02 10:00,open,Direct\n"
    "2,2025-01-03 11:00,converted,Direct\n"
)
DEALS = (
    "Deal ID,Lead ID,Created at,Closed at,Status,Amount\n7,2,2025-01-04 10:00,2025-01-09 10:00,won,"
    "100.50\n8,1,2025-01-05 10:00,,open,70.00\n"
)


def imported(*arguments: str) -> set[str]:
    """Names of the top-level packages one run of the command line has imported at its end."""
    code = (
        "import atexit, os, sys\n"
        "os._exit = sys.exit\n"
        "def told():\n"
        "    sys.stderr.write('IMPORTED ' + ' '.join({n.partition('.')[0] for n in sys.modules}))\n"
        "atexit.register(told)\n"
        f"sys.argv = ['smalign', *{list(arguments)!r}]\n"
        "from smalign.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.rpartition("IMPORTED ")[2].split())


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """The smallest export with leads and deals."""
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    return tmp_path


def test_version_imports_nothing_heavy():
    """`--version` answers without a database, a data frame or a terminal library."""
    found = imported("--version")
    assert "smalign" in found
    assert not found & {*HEAVY, "typer", "pydantic"}


@pytest.mark.parametrize("form", ["json", "plain", "csv"])
def test_answer_for_a_script_imports_only_the_engine(exports: Path, form: str):
    """Roi for a script loads the database and none of the libraries of other forms and inputs."""
    found = imported("roi", str(exports), "--format", form)
    assert "_duckdb" in found
    assert not found & {*HEAVY, "lxml", "openpyxl", "pydantic", "xlsxwriter", "vl_convert"}
