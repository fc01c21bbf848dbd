"""Work copies need room: without it there is one sentence, not a broken file."""

from __future__ import annotations

import errno
import gzip
import io
import zipfile

import pytest

from smalign.base.errors import InputError
from smalign.read import archive, unpack

DEALS = "ID;Сумма\n1;5\n"


def _zipped():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("deals.csv", DEALS)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("module", "content"),
    [(unpack, gzip.compress(DEALS.encode())), (archive, _zipped())],
    ids=["gz", "zip"],
)
def test_a_full_disk_is_said(module, content, read, write, monkeypatch):
    """The disk is full while a file is unpacked: the folder is named, and TMPDIR."""

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module, "copied", full)
    with pytest.raises(InputError) as caught:
        read(write("deals", content))
    assert caught.value.code == "no_space"
    assert caught.value.facts["folder"]


def test_the_last_of_the_disk_is_left_to_others(read, write, monkeypatch):
    """Unpacking stops before the disk is full."""
    monkeypatch.setattr(unpack, "_LOOK_EVERY", 1)
    monkeypatch.setattr(unpack, "_RESERVE", 1 << 62)
    with pytest.raises(InputError) as caught:
        read(write("deals.csv.gz", gzip.compress(DEALS.encode())))
    assert caught.value.code == "no_space"
