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
    assert ended.cpu < allowed(path) * least.cpu


def test_an_empty_file_is_refused_in_the_same_way(least):
    """What all others are compared with is a refusal too."""
    assert (least.code, least.said.count("\n")) == (3, 1)
