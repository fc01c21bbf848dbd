"""Output files are the old one or the whole new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from smalign.base.errors import UsageError
from smalign.base.files import write_atomically


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path):
    """The new bytes, the old mode, no temporary file."""
    file = tmp_path / "out.csv"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["out.csv"]  # noqa: PTH208 - hidden files count


def test_a_failure_leaves_the_old_file(tmp_path, monkeypatch):
    """When the disk fails at the last moment the old file is whole and nothing lies beside it."""
    file = tmp_path / "out.csv"
    file.write_bytes(b"old")

    def fails(self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(UsageError) as caught:
        write_atomically(file, b"new")
    assert caught.value.facts == {"path": str(file), "why": "No space left on device"}
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out.csv"]  # noqa: PTH208 - hidden files count


def test_a_link_stays_a_link(tmp_path):
    """What the link points to is replaced, the link is not."""
    (tmp_path / "real.csv").write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to("real.csv")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.csv").read_bytes() == b"new"


def test_a_missing_folder_is_one_sentence(tmp_path):
    """The error names the file and why."""
    with pytest.raises(UsageError) as caught:
        write_atomically(tmp_path / "no" / "out.csv", b"new")
    assert caught.value.code == "output_unwritable"
    assert caught.value.facts["why"] == "No such file or directory"


def test_a_device_is_written_as_it_is():
    """/dev/null swallows the bytes and stays a device."""
    write_atomically(Path("/dev/null"), b"new")
    assert not Path("/dev/null").is_file()
