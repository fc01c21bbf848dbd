"""What is remembered from run to run: named sections in one file, none lost."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from smalign.base.errors import BusyError, UsageError
from smalign.base.lock import held
from smalign.base.state import read_state, write_section

WRITERS = 4
ROUNDS = 25
_WRITE = """
import sys
from pathlib import Path
from smalign.base.state import write_section
for number in range(int(sys.argv[3])):
    write_section(Path(sys.argv[1]), f"{sys.argv[2]}-{number}", 1, {})
"""


def test_without_a_file_nothing_is_remembered(tmp_path):
    """A folder that is not even there has an empty state, and reading makes none."""
    assert read_state(tmp_path / "none").section("report", 1) is None
    assert not (tmp_path / "none").exists()


def test_what_is_written_is_read_again_beside_the_sections_of_others(tmp_path):
    """Two parts remember in one file; the second leaves the first as it is."""
    write_section(tmp_path / "state", "report", 1, {"won": 3, "revenue": "10.50"})
    write_section(tmp_path / "state", "actions", 2, {"open": ["call back"]})
    state = read_state(tmp_path / "state")
    assert state.section("report", 1) == {"won": 3, "revenue": "10.50"}
    assert state.section("actions", 2) == {"open": ["call back"]}


def test_the_same_state_is_the_same_bytes(tmp_path):
    """Keys are sorted, nothing is dated: the order of writing does not show."""
    for folder, names in (("a", ("x", "y")), ("b", ("y", "x"))):
        for name in names:
            write_section(tmp_path / folder, name, 1, {"b": 1, "a": 2})
    first, second = (tmp_path / folder / "state.json" for folder in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_a_section_of_an_older_form_is_forgotten_and_of_a_newer_one_refused(tmp_path):
    """Form 1 is nothing to a reader of 2; form 3 is one sentence."""
    write_section(tmp_path, "report", 1, {})
    write_section(tmp_path, "actions", 3, {})
    state = read_state(tmp_path)
    assert state.section("report", 2) is None
    with pytest.raises(UsageError) as caught:
        state.section("actions", 2)
    assert (caught.value.code, caught.value.facts["section"]) == ("state_newer", "actions")


BROKEN = (
    *("", "{", "[]", '{"schema_version": 1}', "\ud800"),
    *("[" * 100_000, '{"schema_version": 1e400}'),
)


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_one_sentence_and_stays(tmp_path, text):
    """It is neither read as empty nor written over."""
    file = tmp_path / "state.json"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(UsageError) as caught:
        write_section(tmp_path, "report", 1, {})
    assert caught.value.code == "state_unreadable"
    assert file.read_bytes() == text.encode("utf-8", "surrogatepass")


def test_a_file_of_a_newer_version_is_refused(tmp_path):
    """Nothing of it is guessed."""
    (tmp_path / "state.json").write_text(json.dumps({"schema_version": 2, "sections": {}}))
    with pytest.raises(UsageError) as caught:
        read_state(tmp_path)
    assert caught.value.code == "state_newer"


def test_data_that_are_no_json_touch_nothing(tmp_path):
    """A set is a TypeError, the old state stays."""
    write_section(tmp_path, "report", 1, {"won": 1})
    with pytest.raises(TypeError):
        write_section(tmp_path, "report", 1, {"won": {1}})
    assert read_state(tmp_path).section("report", 1) == {"won": 1}


def test_runs_that_write_at_once_lose_nothing(tmp_path):
    """4 processes × 25 sections: 100 sections."""
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITE, str(tmp_path), str(one), str(ROUNDS)])
        for one in range(WRITERS)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0] * WRITERS
    assert len(read_state(tmp_path).sections) == 100


def test_a_held_folder_is_refused_until_it_is_free(tmp_path):
    """Exit code 75 while another holds it; free again afterwards."""
    with held(tmp_path), pytest.raises(BusyError) as caught, held(tmp_path):
        pytest.fail("held twice")
    assert (caught.value.code, int(caught.value.exit_code)) == ("folder_busy", 75)
    with held(tmp_path):
        assert (tmp_path / ".smalign.lock").exists()


def test_a_disk_without_locks_is_one_sentence(tmp_path, monkeypatch):
    """It is not taken for held, nor for free."""

    def refuses(_descriptor: int, _how: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("fcntl.flock", refuses)
    with pytest.raises(UsageError) as caught, held(tmp_path):
        pytest.fail("held")
    assert caught.value.facts == {"path": str(tmp_path), "why": "Operation not supported"}


def test_a_run_that_holds_the_folder_can_write_its_state(tmp_path):
    """The lock of a run and the lock of a write are two."""
    with held(tmp_path):
        write_section(tmp_path, "report", 1, {"won": 1})
    assert read_state(tmp_path).section("report", 1) == {"won": 1}
