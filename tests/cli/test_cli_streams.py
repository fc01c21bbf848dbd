"""stdout is data, stderr is talk; a terminal gets a table, a pipe gets plain rows."""

from __future__ import annotations

import os
import pty
import select
import subprocess

import pytest
from tests.cli.conftest import COMMAND, bare

ESCAPE = "\x1b["


def on_a_terminal(*arguments: object, **environment: str) -> str:
    """What a terminal of 120 columns shows."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        env=bare(TERM="xterm-256color", COLUMNS="120", **environment),
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(ours)
    process.communicate(timeout=60)
    assert process.returncode == 0
    return shown.decode()


def test_a_terminal_gets_a_table_and_a_pipe_plain_rows(process, bitrix24):
    """The same question: a drawn table with a total on a terminal, tab-separated rows in a pipe."""
    table = on_a_terminal("roi", bitrix24)
    assert "Return by channel" in table
    assert "Total" in table
    plain = process("roi", bitrix24)
    assert plain.out.splitlines()[0].startswith("channel\ttouches\tleads")
    assert ESCAPE not in plain.out


def test_color_is_asked_for_or_refused(process, bitrix24):
    """NO_COLOR wins over FORCE_COLOR, which wins over what stdout is; a dumb terminal has none."""
    table = ("roi", bitrix24, "--format", "table")
    assert ESCAPE in on_a_terminal(*table)
    assert ESCAPE not in on_a_terminal(*table, NO_COLOR="1")
    assert ESCAPE not in process(*table).out
    assert ESCAPE in process(*table, FORCE_COLOR="1").out
    assert ESCAPE not in process(*table, FORCE_COLOR="1", NO_COLOR="1").out


def test_notes_are_talk_where_the_form_has_no_place_for_them(process, bitrix24):
    """plain, csv and jsonl are rows alone: at most three notes go to stderr, none when quiet."""
    ended = process("roi", bitrix24, "--format", "csv")
    lines = ended.err.splitlines()
    assert 1 <= len(lines) <= 4
    assert all(line.startswith("smalign: ") for line in lines)
    assert process("roi", bitrix24, "--format", "csv", "--quiet").err == ""
    assert process("roi", bitrix24, "--format", "json").err == ""


def test_inspect_accounts_for_every_row_beside_rows_alone(smalign, tmp_path):
    """Its rows are columns of files: how many records were read and rejected would be nowhere."""
    text = "Deal ID,Created,Stage\n1,2026-01-05,New\n2,2026-01-06\n3,2026-01-07,New\n"
    (tmp_path / "deals.csv").write_text(text)
    for form in ("plain", "csv", "jsonl"):
        told = smalign("inspect", "deals.csv", "--format", form).err
        assert "deals.csv: generic: deals" in told
        assert "3 rows read · 1 rejected" in told
        assert "line 3: 2 fields instead of 3" in told
    assert smalign("inspect", "deals.csv", "--quiet").err == ""
    assert smalign("inspect", "deals.csv", "--format", "json").err == ""


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"LC_ALL": "ru_RU.UTF-8"}, "Окупаемость каналов"),
        ({"LC_ALL": "", "LANG": "ru_RU.UTF-8"}, "Окупаемость каналов"),
        ({"LC_ALL": "C.UTF-8", "LANG": "ru_RU.UTF-8"}, "Return by channel"),
    ],
)
def test_the_language_is_the_locales(process, bitrix24, environment, word):
    """Without --lang a Russian locale gets Russian, any other English."""
    assert word in process("roi", bitrix24, "--format", "md", **environment).out


def test_the_option_outranks_the_locale(process, bitrix24):
    """--lang en under a Russian locale is English."""
    md = process("roi", bitrix24, "--format", "md", "--lang", "en", LC_ALL="ru_RU.UTF-8")
    assert "Return by channel" in md.out


def test_stdin_is_an_export(process, bitrix24):
    """`cat deals.csv | smalign roi -` gives the numbers of the file."""
    file = bitrix24 / "deals.csv"
    options = ("--format", "csv", "-q")
    piped = process("roi", "-", *options, stdin=file.read_bytes())
    assert (piped.code, piped.err) == (0, "")
    assert piped.out == process("roi", file, *options).out


def test_empty_stdin_is_unusable_input(process):
    """Nothing on stdin: exit 3, one sentence."""
    ended = process("roi", "-")
    assert (ended.code, ended.out) == (3, "")
    assert "the file is empty" in ended.sentence


def test_demo_says_where_it_wrote(process, tmp_path):
    """`smalign demo` writes files and prints nothing but a word on stderr; roi reads them."""
    ended = process("demo", "company", "--leads", "40")
    assert (ended.code, ended.out) == (0, "")
    assert ended.sentence.startswith("A made-up company is in company")
    assert (tmp_path / "company" / "deals.csv").is_file()
    assert process("demo", "company", "--leads", "40", "--quiet").err == ""
    assert process("roi", "company", "-q").code == 0


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_one_nobody_reads(closed, bitrix24):
    """`>&-`: who closes stdout or stderr wants no word there, and the answer is none the worse."""
    line = f'"$@" {closed}'
    command = ["sh", "-c", line, "sh", *COMMAND, "roi", str(bitrix24), "--format", "plain"]
    done = subprocess.run(command, env=bare(), capture_output=True, check=False, timeout=120)
    assert done.returncode == 0
    assert done.stdout.startswith(b"channel\t") == (closed == "2>&-")
    assert bool(done.stderr) == (closed == ">&-")
