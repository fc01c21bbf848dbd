"""What the shell offers at Tab: commands, options and the words an option may be."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import bare

from smalign.cli.app import COMMANDS
from smalign.cli.complete import PLACES, words_at
from smalign.cli.options import Shell

if TYPE_CHECKING:
    from tests.cli.conftest import Run

LEADS = "Lead ID,Created at,Status,Channel\n1,2025-01-02 10:00,open,Direct\n"
DEALS = (
    "Deal ID,Lead ID,Created at,Closed at,Status,Amount\n"
    "7,1,2025-01-04 10:00,2025-01-09 10:00,won,100.50\n"
)

TOUCHES = "Touch ID,Lead ID,Touched at,Channel\n5,1,2025-01-02 09:00,Direct\n"
_NAMED = 6
"""Words a refusal names before it says how many more there are."""


@pytest.fixture
def offered(smalign: Run):
    """What bash is offered for a line; the last word is the one being typed."""

    def offer(*words: str) -> list[str]:
        ended = smalign(
            COMP_WORDS="\n".join(("smalign", *words)),
            COMP_CWORD=str(len(words)),
            _SMALIGN_COMPLETE="complete_bash",
        )
        assert (ended.code, ended.err) == (0, "")
        return ended.out.split()

    return offer


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("ro",), ["roi"]),
        (("",), list(COMMANDS)),
        (("--comp",), ["--completion"]),
        (("--completion", ""), ["bash", "zsh", "fish", "powershell"]),
        (("roi", "--min"), ["--min-n"]),
        (("roi", "--lang", "r"), ["ru"]),
        (("roi", "exports", "--format", "j"), ["json", "jsonl"]),
        (("roi", "--format=j"), ["json", "jsonl"]),
        (("roi", "--models", "first,la"), ["first,last", "first,last-non-direct"]),
        (("process", "--show", "m"), ["moves"]),
        (("funnel", "--by", "mon"), ["month"]),
        (("roi", "--timezone", "Europe/Mos"), ["Europe/Moscow"]),
        (("explain", "ro"), ["roi"]),
        (("check", "--select", "unique_id,fresh_e"), ["unique_id,fresh_export"]),
    ],
)
def test_a_word_begun_is_offered_its_ends(offered, words, expected):
    """Commands, options and the words of options; of several with commas the last one."""
    assert offered(*words) == expected


@pytest.mark.parametrize(
    "words",
    [
        ("roi", "sam"),
        ("explain", "roi", "sam"),
        ("roi", "--output", "rep"),
        ("roi", "--sort", "--lang", "r", "x"),
        ("nosuch", "--by", ""),
    ],
)
def test_where_files_or_anything_may_stand_the_shell_is_left_alone(offered, words):
    """Nothing is offered, and nothing said: bash then completes names of files."""
    assert offered(*words) == []


@pytest.mark.parametrize("place", PLACES)
def test_words_offered_are_those_the_command_takes(smalign: Run, tmp_path: Path, place: str):
    """Its refusal of another word names the first six of them, and how many more there are."""
    name, _, option = place.partition(" ")
    words = [word for word in words_at(PLACES[place]) if word != "all"]
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    (tmp_path / "touchpoints.csv").write_text(TOUCHES, encoding="utf-8")
    line = [name, *([] if option == "EXPORTS" else [option]), "nosuch"]
    more = {
        "reconcile": ["leads.csv", "."],
        "demo": ["demo"],
        "bonus": ["--show", "spend", "."],
        "roi": [*(["--models", "first"] if option == "--transform" else []), "."],
    }
    ended = smalign(*line, *more.get(name, ["."]))
    assert ended.code == 2
    assert re.findall("“([^“”]+)”", ended.err.replace("“nosuch”", "")) == words[:_NAMED]
    assert re.findall(r"and (\d+) more", ended.err) == (
        [str(len(words) - _NAMED)] if len(words) > _NAMED else []
    )


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--basis", ["cohort", "cash", "cards", "amount"]),
        ("--mode", ["backfill", "observed", "strict"]),
        ("--ignore", []),
    ],
)
def test_explain_is_offered_what_the_metrics_take(offered, option, words):
    """The same words as of the commands that have the option; of channels nothing is known."""
    assert offered("explain", "roi", option, "") == words


def test_bash_is_taught_by_one_line(tmp_path: Path):
    """`source <(smalign --completion bash)`; then Tab completes, here as bash itself asks."""
    bash = shutil.which("bash")
    assert bash is not None
    folder = Path(sys.executable).parent
    asked = (
        "source <(smalign --completion bash); COMP_WORDS=(smalign funnel --mode st); "
        'COMP_CWORD=3; _smalign_completion smalign; printf "%s\\n" "${COMPREPLY[@]}"; '
        "complete -p smalign"
    )
    path = f"{folder}:{bare()['PATH']}"
    done = subprocess.run(
        [bash, "-c", asked],
        env=bare(PATH=path),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [
        "strict",
        "complete -o default -F _smalign_completion smalign",
    ]


def test_zsh_and_fish_show_what_a_word_is_for(smalign: Run):
    """The first sentence of the help stands beside it, short of a line."""
    zsh = smalign(_SMALIGN_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="smalign to")
    assert zsh.out == (
        """_arguments '*: :(("today":"What burns in the cards in work\\\\: nobody tried, nothing """
        """planned,…"))'\n"""
    )
    fish = smalign(
        _SMALIGN_COMPLETE="complete_fish",
        _TYPER_COMPLETE_ARGS="smalign check --outp",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    assert fish.out == (
        "--output\tWrite a file, too: its form by its ending (.txt .json .xml .sarif .md),…\n"
    )


@pytest.mark.parametrize("shell", Shell)
def test_each_shell_has_its_script(smalign: Run, shell: Shell):
    """It names the command and the variable by which the shell asks."""
    ended = smalign("--completion", shell)
    assert (ended.code, ended.err) == (0, "")
    assert "_SMALIGN_COMPLETE" in ended.out
    assert "smalign" in ended.out


def test_another_shell_is_one_sentence(smalign: Run):
    """The choices are told, as of every option."""
    ended = smalign("--completion", "tcsh")
    assert (ended.code, ended.out) == (2, "")
    assert ended.sentence == (
        "--completion cannot be “tcsh”; choose one of bash, zsh, fish, powershell."
    )


@pytest.mark.parametrize("line", [["--"], ["--version", "--"]])
def test_options_alone_are_no_mistake(smalign: Run, line: list[str]):
    """Without a command there is help, or what was asked for."""
    ended = smalign(*line)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (smalign("--help").out if line == ["--"] else "smalign 0.1.0\n")
