"""`smalign report --format table`: on a terminal, through a pipe, and in a folder."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import COMMAND, bare
from tests.cli.test_cli_scheduled import DEALS, LEADS

from smalign.cli.report_options import Schedule

EN = ("--lang", "en")


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """The smallest export with leads and deals."""
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "leads.csv").write_text(LEADS, encoding="utf-8")
    (folder / "deals.csv").write_text(DEALS, encoding="utf-8")
    return folder


def test_a_pipe_gets_the_screen_in_its_width_without_colours(inside, exports, monkeypatch):
    """COLUMNS says how wide; the ladder and a line a section are there."""
    monkeypatch.setenv("COLUMNS", "72")
    ended = inside("report", exports, "-f", "table", *EN)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "Marketing and sales"
    assert max(map(len, lines)) <= 72
    assert "\x1b" not in ended.out
    assert "Each part by itself: smalign COMMAND …" in lines


def test_a_folder_gets_report_txt_whatever_the_terminal(inside, exports, tmp_path, monkeypatch):
    """Its bytes depend on no COLUMNS and no FORCE_COLOR; --if-changed knows it."""
    asked = ("report", exports, "--out-dir", "out", "-f", "table", "--if-changed", *EN)
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert inside(*asked).code == 0
    page = tmp_path / "out" / "report.txt"
    first = page.read_bytes()
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [one["file"] for one in told["files"]] == ["report.txt"]
    assert told["options"]["formats"] == ["table"]
    assert b"\x1b" not in first
    assert "has the same inputs" in inside(*asked).sentence
    page.write_text("half")
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("COLUMNS", "200")
    assert "Written to out: report.txt" in inside(*asked).sentence
    assert page.read_bytes() == first


@pytest.mark.parametrize(("name", "form"), [("r.txt", "table"), ("r.md", "md"), ("r", "html")])
def test_the_ending_txt_is_the_screen(name, form):
    """-o report.txt asks for it: a page has no rows for scripts."""
    assert Schedule().forms(None, Path(name)) == (form,)


def test_a_terminal_is_shown_the_screen_and_not_html(exports):
    """Without --format: the summary, coloured, as wide as the terminal."""
    parent, child = pty.openpty()
    command = [*COMMAND, "report", str(exports), "-q", *EN]
    env = bare(TERM="xterm", COLUMNS="80", PYTHONPATH=os.pathsep.join(sys.path))
    with subprocess.Popen(command, stdout=child, stdin=child, env=env) as process:
        os.close(child)
        shown = _read(parent)
    assert process.returncode == 0
    assert shown.startswith("\x1b[1mMarketing and sales\x1b[0m")
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()
    assert max(map(len, lines)) <= 80


def _read(parent: int) -> str:
    """Everything a terminal was told until the other end closed it."""
    pieces = []
    try:
        while piece := os.read(parent, 65536):
            pieces.append(piece)
    except OSError:
        pass
    finally:
        os.close(parent)
    return b"".join(pieces).decode()
