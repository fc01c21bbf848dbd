"""Files made to exhaust the machine end in exit 3, measured as processes."""

from __future__ import annotations

import pytest
from tests.hostile import DISK_MEGABYTES, FILES, PEAK_MEGABYTES, allowed, empty, measured


@pytest.fixture(scope="module")
def least(tmp_path_factory):
    """What refusing an empty file costs here and now."""
    return empty(tmp_path_factory.mktemp("empty"))


@pytest.mark.parametrize(
    ("name", "make", "says"),
    FILES,
    ids=lambda value: value.__name__[1:] if callable(value) else "",
)
def test_a_hostile_file_is_refused_at_once(name, make, says, tmp_path, least):
    """Exit 3 with one sentence, soon, in little memory, with next to nothing on the disk."""
    path = tmp_path / name
    make(path)
    ended = measured(path)
    assert ended.code == 3
    assert (ended.said.count("\n"), says in ended.said) == (1, True), ended.said
    assert str(path) in ended.said
    assert ended.peak < PEAK_MEGABYTES
    assert ended.disk < DISK_MEGABYTES
    assert any(one < allowed(path) for one in _times(ended, path, least, tmp_path))


def _times(ended, path, least, folder):
    """How often the time of an empty file was taken; what is too often is measured twice more.

    Whatever else the machine does adds to a measure, and takes from none.
    """
    yield ended.cpu / least.cpu
    for _ in range(2):
        beside = empty(folder)
        yield measured(path).cpu / beside.cpu


def test_an_empty_file_is_refused_in_the_same_way(least):
    """What all others are compared with is a refusal too."""
    assert (least.code, least.said.count("\n")) == (3, 1)
