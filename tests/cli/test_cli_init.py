"""`smalign init` as a shell and as a terminal see it."""

from __future__ import annotations

import os
import pty
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from tests.cli.conftest import COMMAND, bare

if TYPE_CHECKING:
    from pathlib import Path

DEALS = "Deal ID,Created at,Stage,Amount\n1,01/02/2026,Red,1.50\n2,03/04/2026,Blue,2.50\n"


@pytest.fixture
def exports(tmp_path):
    """A folder with one export that leaves much open."""
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "deals.csv").write_text(DEALS, encoding="utf-8")
    return folder


def test_it_writes_beside_the_exports_and_says_so(smalign, exports):
    """Off a terminal nothing is asked; stdout is empty, one sentence names the file."""
    ended = smalign("init", exports)
    assert (ended.code, ended.out) == (0, "")
    assert ended.sentence.startswith(f"{exports}/smalign.toml is written; 5 questions are open")
    said = tomllib.loads((exports / "smalign.toml").read_text(encoding="utf-8"))
    assert said["sources"]["files"] == ["deals.csv"]


def test_a_file_that_is_there_is_left_alone(smalign, exports):
    """Without --force the answers somebody gave are not lost: exit 2, the file as it was."""
    (exports / "smalign.toml").write_text("# mine\n", encoding="utf-8")
    ended = smalign("init", exports)
    assert ended.code == 2
    assert "--force" in ended.sentence
    assert (exports / "smalign.toml").read_text(encoding="utf-8") == "# mine\n"


def test_force_writes_it_anew(smalign, exports):
    """The draft is of the export alone: twice is the same to the last byte."""
    (exports / "smalign.toml").write_text("broken [", encoding="utf-8")
    assert smalign("init", exports, "--force", "-q").err == ""
    first = (exports / "smalign.toml").read_bytes()
    assert smalign("init", exports, "--force").code == 0
    assert (exports / "smalign.toml").read_bytes() == first


def test_force_keeps_what_somebody_wrote(smalign, exports):
    """Comments and sections of their own are in no export: each file is kept, none over another."""
    file = exports / "smalign.toml"
    for number, text in (("", "# signed in May\n"), ("1", "[money]\nmargin = 0.4\n")):
        file.write_text(text, encoding="utf-8")
        told = smalign("init", exports, "--force")
        kept = exports / f"smalign.toml.bak{number}"
        assert told.code == 0
        assert f"What {file} said before is kept in {kept}; carry over" in told.err
        assert kept.read_text(encoding="utf-8") == text
    assert "kept" not in smalign("init", exports, "--force").err
    assert len(list(exports.glob("*.bak*"))) == 2
    assert smalign("inspect", exports).code == 0


def test_force_keeps_a_page_that_is_signed(smalign, exports):
    """The page both heads filled in is not lost when it is written anew."""
    assert smalign("init", exports).code == 0
    page = exports / "agreed.md"
    page.write_text("signed", encoding="utf-8")
    told = smalign("init", exports, "--agreement", page, "--force", "--lang", "ru")
    assert (told.code, told.sentence.startswith(f"Прежний {page} сохранён как")) == (0, True)
    assert (exports / "agreed.md.bak").read_text(encoding="utf-8") == "signed"
    assert page.read_text(encoding="utf-8") != "signed"


def test_a_dash_writes_to_stdout(smalign, exports):
    """Data on stdout, no talk, nothing on disk; paths are as seen from here."""
    ended = smalign("init", exports, "-o", "-")
    assert (ended.code, ended.err) == (0, "")
    assert tomllib.loads(ended.out)["sources"]["files"] == ["exports/deals.csv"]
    assert not (exports / "smalign.toml").exists()


def test_paths_are_relative_to_the_file(smalign, exports, tmp_path):
    """A file written elsewhere finds the exports from where it stands."""
    (tmp_path / "settings").mkdir()
    target = tmp_path / "settings" / "north.toml"
    assert smalign("init", exports, "-o", target).code == 0
    said = tomllib.loads(target.read_text(encoding="utf-8"))
    assert said["sources"]["files"] == ["../exports/deals.csv"]
    assert smalign("inspect", "--config", target).code == 0


def test_a_folder_that_is_not_there_is_named(smalign, exports, tmp_path):
    """Before anything is read."""
    ended = smalign("init", exports, "-o", tmp_path / "no" / "x.toml")
    assert ended.code == 2
    assert "no folder" in ended.sentence


def test_the_current_folder_is_the_default(smalign, tmp_path):
    """Without exports it drafts for what lies here."""
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    assert smalign("init").code == 0
    assert (tmp_path / "smalign.toml").is_file()


def test_comments_are_in_the_language_asked_for(smalign, exports):
    """--lang, else the locale's."""
    assert "# Как smalign понял" in smalign("init", exports, "-o", "-", "--lang", "ru").out
    assert "# Как smalign понял" in smalign("init", exports, "-o", "-", LC_ALL="ru_RU.UTF-8").out
    assert "# How smalign understood" in smalign("init", exports, "-o", "-").out


def test_how_to_read_is_written(smalign, exports):
    """What init was told holds for every command that uses the file."""
    ended = smalign("init", exports, "-o", "-", "--encoding", "cp1251", "--delimiter", ",")
    read = tomllib.loads(ended.out)["sources"]["read"]
    assert read == {"*": {"encoding": "cp1251", "delimiter": ","}}


def test_standard_input_has_no_name_to_write(smalign):
    """What was piped in is drafted; the files are left to be named."""
    ended = smalign("init", "-", "-o", "-", stdin=DEALS.encode())
    assert ended.code == 0
    assert "files" not in tomllib.loads(ended.out)["sources"]


def test_a_broken_export_writes_nothing(smalign, exports):
    """Exit 3 and no file."""
    (exports / "deals.csv").write_bytes(b"")
    ended = smalign("init", exports)
    assert ended.code == 3
    assert not (exports / "smalign.toml").exists()


def on_terminal(folder: Path, *arguments: str, typed: bytes) -> tuple[int, str]:
    """Exit code and what the terminal shows when these bytes are typed ahead."""
    ours, theirs = pty.openpty()
    os.write(ours, typed)
    done = subprocess.Popen(
        [*COMMAND, "init", *arguments],
        cwd=folder,
        env=bare(),
        stdin=theirs,
        stderr=theirs,
        stdout=subprocess.DEVNULL,
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # the other end is closed: the process has ended
        pass
    os.close(ours)
    return done.wait(60), shown.decode()


def test_a_terminal_is_asked(exports):
    """A wrong answer is asked again, numbers choose, Enter leaves open; the answers are written."""
    typed = b"Mars\nEurope/Moscow\nrub\n1\n\n9\n2\n1\n\n"
    code, shown = on_terminal(exports, typed=typed)
    said = tomllib.loads((exports / "smalign.toml").read_text(encoding="utf-8"))
    assert code == 0
    assert "no time zone “Mars”" in shown
    assert said["sources"]["timezone"] == "Europe/Moscow"
    assert said["sources"]["currency"] == "RUB"
    assert said["formats"] == {"Created at": "day first"}


def test_the_end_of_input_leaves_the_rest_open(exports):
    """Ctrl-D asks no more, and the file is written with what was answered."""
    code, shown = on_terminal(exports, typed=b"Europe/Moscow\n\x04")
    said = tomllib.loads((exports / "smalign.toml").read_text(encoding="utf-8"))
    assert code == 0
    assert shown.count("Answer:") == 2
    assert said["sources"]["timezone"] == "Europe/Moscow"


def test_no_input_never_asks(exports):
    """On a terminal, too."""
    code, shown = on_terminal(exports, "--no-input", typed=b"")
    assert code == 0
    assert "Answer:" not in shown


def test_a_source_of_deals_that_is_a_channel_of_costs_is_one_line(smalign, tmp_path):
    """TOML takes a key once: with two lines no command could read the file any more."""
    deals = "Deal ID,Created,Stage,Amount,Source\n1,2026-01-05,Won,9,Radio\n"
    (tmp_path / "deals.csv").write_text(deals, encoding="utf-8")
    (tmp_path / "spend.csv").write_text("Date,Channel,Cost\n2026-01-05,Radio,5\n", encoding="utf-8")
    before = smalign("roi", tmp_path, "-f", "csv").out
    assert smalign("init", tmp_path).code == 0
    said = tomllib.loads((tmp_path / "smalign.toml").read_text(encoding="utf-8"))
    assert said["channels"] == {"Radio": "Radio"}
    assert smalign("roi", tmp_path, "-f", "csv").out == before


def test_each_sheet_of_a_workbook_is_told_by_its_name(smalign, tmp_path):
    """Two sheets are read and one is not: the line of the file says which."""
    book = Workbook()
    for name, rows in {
        "January": [["Deal ID", "Created", "Stage", "Amount"], [1, "2026-01-05", "Won", 9]],
        "Teams": [["Manager", "Department"], ["Ann", "East"]],
    }.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "deals.xlsx")
    assert smalign("init", tmp_path).code == 0
    text = (tmp_path / "smalign.toml").read_text(encoding="utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith('    "deals.xlsx"')]
    assert "January: deals: 1 row" in line
    assert "Teams: not recognised, not used" in line
