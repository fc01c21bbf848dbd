"""Work in a copy of the process: the same is found, no copy is left, a failed one costs time alone.

The threads of libraries that other tests loaded are not looked at here: the work needs none.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from decimal import Decimal
from pathlib import Path

import pytest

from smalign.base import beside as module
from smalign.base.beside import Beside
from smalign.base.errors import Exit, InputError, QuestionError, SmalignError


@pytest.fixture(autouse=True)
def _free(monkeypatch):
    """Whatever this machine has, there are two processors, and no thread in the way."""
    monkeypatch.setattr(module, "processors", lambda: 2)
    monkeypatch.setattr(module, "_is_free", lambda: True)


def _forever():
    while True:
        time.sleep(60)


def _refused():
    raise ValueError


@pytest.mark.parametrize(
    "value",
    [{("roi", "x"): [Decimal("0.10"), None]}, "x" * 3_000_000, [], None],
    ids=["values", "more than a pipe holds", "empty", "nothing"],
)
def test_what_the_work_gives_is_found_once(value):
    """It was made elsewhere: what the work changes is changed there."""
    here = []

    def work():
        here.append(os.getpid())
        return value

    with Beside(work) as beside:
        assert beside.found() == value
    assert here == []


@pytest.mark.parametrize(
    "error",
    [
        InputError("csv_broken", file="a.csv", line=3),
        QuestionError("two_currencies", toml="[money]", found=("RUB", "USD")),
        SmalignError("chart", Exit.INTERNAL, cause=None),
    ],
    ids=["input", "question", "any"],
)
def test_a_refusal_is_the_same_refusal(error):
    """Of whatever kind, with its facts and its sentence."""
    error.text = "A sentence."
    with Beside(lambda: error) as beside:
        found = beside.found()
    assert type(found) is type(error)
    assert vars(found) == vars(error)
    assert (found.args, str(found)) == ((error.code,), "A sentence.")


@pytest.mark.parametrize(
    "work",
    [_refused, sys.exit, lambda: os.kill(os.getpid(), signal.SIGKILL), threading.Lock],
    ids=["raises", "exits", "is killed", "gives what cannot be told"],
)
def test_work_that_fails_finds_nothing(work, capfd):
    """Without a word: whoever wanted it does it where it can be told."""
    with Beside(work) as beside:
        assert beside.found() is None
    assert capfd.readouterr() == ("", "")


def test_half_an_answer_is_none(monkeypatch):
    """A copy that ends while it writes."""
    monkeypatch.setattr(Beside, "_told", lambda _: b"\x80\x05\x95\x10")
    with Beside(list) as beside:
        assert beside.found() is None


def test_too_long_is_not_waited_for(monkeypatch):
    """Patience ends, and so does the copy."""
    monkeypatch.setattr(module, "_PATIENCE", 50)
    with Beside(_forever) as beside:
        assert beside.found() is None


def test_no_copy_is_left():
    """Nor where this process was interrupted meanwhile."""
    numbers = []

    def interrupted():
        with Beside(_forever) as beside:
            numbers.append(beside.process_number)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    [number] = numbers
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


@pytest.mark.parametrize(("name", "value"), [("processors", 1), ("_is_free", False)])
def test_nobody_is_there_to_do_it(monkeypatch, name, value):
    """One processor gains nothing; what a thread of a library holds would be held for ever."""
    monkeypatch.setattr(module, name, lambda: value)
    with Beside(_refused) as beside:
        assert beside.process_number is None
        assert beside.found() is None


def test_a_copy_ends_with_its_parent_and_says_nothing_twice():
    """However that ends; what was not written out yet is written by the parent alone."""
    script = """
import os, sys, time
from smalign.base import beside as module
module.processors = lambda: 2
print("once", end="")
with module.Beside(lambda: time.sleep(60)) as beside:
    print(f" {beside.process_number}", end="")
    sys.stdout.flush() if sys.argv[1:] else None
    os.kill(os.getpid(), 9) if sys.argv[1:] else None
"""
    command = [sys.executable, "-c", script]
    killed = subprocess.run([*command, "killed"], capture_output=True, text=True, check=False)
    once, number = killed.stdout.split()
    assert once == "once"
    deadline = time.monotonic() + 10
    while _is_there(number):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    whole = subprocess.run(command, capture_output=True, text=True, check=True)
    assert whole.stdout.count("once") == 1
    assert whole.stderr == ""


def _is_there(number):
    """Whether a process goes on; one that ended stays until whoever adopted it has looked."""
    try:
        told = Path(f"/proc/{number}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return told.rsplit(")", 1)[1].split()[0] != "Z"
