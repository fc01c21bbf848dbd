"""Help is grouped by question, fits 80 columns, and names every command and option."""

from __future__ import annotations

import subprocess

import pytest
from tests.cli.conftest import COMMAND, bare

from smalign.cli.app import COMMANDS


def test_alone_it_shows_the_commands_under_their_questions(smalign):
    """`smalign` is `smalign --help`: each command below the question it answers."""
    ended = smalign()
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == smalign("--help").out == smalign("-h").out
    lines = ended.out.splitlines()
    for command, question in COMMANDS.items():
        after = lines[lines.index(question) + 1 :]
        assert after[0].split()[0] == command


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_80_columns_and_has_no_type_names(smalign, command):
    """No line is longer than 80; metavars are words for people."""
    out = smalign(*command.split(), "--help", COLUMNS="80").out
    assert max(map(len, out.splitlines())) <= 80
    assert "<" not in out.replace("!= > < >= <=", "")


def test_options_stand_in_panels(smalign):
    """roi: the question first, then the cards, the output and the input, help last."""
    lines = smalign("roi", "--help").out.splitlines()
    titles = [line for line in lines if line and not line.startswith((" ", "Usage"))]
    assert titles == [
        "Arguments",
        "The question",
        "Who gets the credit",
        "Which cards",
        "How it is shown",
        "How the files are read",
        "Other",
    ]


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_one_line(smalign, option):
    """`smalign --version` says its name and version."""
    ended = smalign(option)
    assert (ended.code, ended.out, ended.err) == (0, "smalign 0.1.0\n", "")


def test_help_and_version_load_nothing_heavy():
    """Start-up is a feature: help needs no database, no data frame, no drawing."""
    heavy = "{'duckdb', 'pandas', 'pyarrow', 'rich', 'babel', 'openpyxl', 'lxml'}"
    code = (
        "import sys; from smalign.cli.run import run; run(['roi', '--help']); "
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [COMMAND[0], "-c", code], env=bare(), capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"
