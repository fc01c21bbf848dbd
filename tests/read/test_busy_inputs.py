"""A file that is open elsewhere, or still being written, ends in exit 75."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from smalign.base.errors import BusyError
from smalign.engine.duckdb import Engine
from smalign.read.busy import settled
from smalign.read.find import close, find
from smalign.read.load import load
from smalign.read.probe import probe
from smalign.read.records import ReadOptions
from smalign.session import open_exports

if TYPE_CHECKING:
    from pathlib import Path

DEALS = "deal_id,created_at,deal_status,close_value\n1,2026-01-05,open,5\n2,2026-01-06,won,7\n"


@contextmanager
def writer(path: Path, text: str):
    """A thread that appends to a file a thousand times a second."""
    enough = threading.Event()

    def write():
        with path.open("a", encoding="utf-8") as file:
            while not enough.wait(0.001):
                file.write(text)
                file.flush()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        enough.set()
        thread.join()


@pytest.mark.parametrize("name", ["deals.csv", "deals.xlsx", "deals.zip", "deals.parquet"])
@pytest.mark.parametrize("lock", ["~${}", ".~lock.{}#"])
def test_a_file_open_in_an_office_program_is_busy(name, lock, write):
    """Excel and LibreOffice leave a lock beside it: save and close it first."""
    path = write(name, DEALS)
    write(lock.format(name), "")
    with pytest.raises(BusyError) as caught:
        open_exports([path])
    assert (caught.value.code, int(caught.value.exit_code)) == ("file_locked", 75)
    assert caught.value.facts["lock"] == lock.format(name)


def test_a_lock_of_another_file_is_none(write):
    """Only its own lock makes a file busy."""
    path = write("deals.csv", DEALS)
    write("~$leads.csv", "")
    with open_exports([path], timezone="UTC") as session:
        assert session.roi().total["deals"] == 2


@pytest.mark.parametrize("end", ["3,2026-01-07,open,9\n", '3,"2026', "\0\0\0\0"])
def test_a_file_that_grows_while_it_is_read_is_busy(end, write):
    """A writer at work: no answer is made of a file that is not complete."""
    path = write("deals.csv", DEALS * 2000)
    with writer(path, end), pytest.raises(BusyError) as caught:
        open_exports([path])
    assert (caught.value.code, int(caught.value.exit_code)) == ("file_changing", 75)
    assert caught.value.facts["file"] == str(path)


def test_a_packed_file_that_is_cut_and_grows_is_busy_and_not_broken(write, tmp_path):
    """Half an archive is a damaged one, unless it is being written."""
    path = write("deals.csv.gz", gzip.compress(DEALS.encode())[:-9])
    inputs = find([path], tmp_path)
    with path.open("ab") as file:
        file.write(b"more")
    with Engine(tmp_path) as engine, pytest.raises(BusyError), settled(inputs):
        probe(inputs, ReadOptions(), engine)
    close(inputs)


def test_a_file_that_changes_before_it_is_loaded_is_busy(write):
    """Between opening and the question lies time: rows added then are not half read."""
    path = write("deals.csv", DEALS)
    with open_exports([path], timezone="UTC") as session:
        with path.open("a") as file:
            file.write("3,2026-01-07,open,9\n")
        with pytest.raises(BusyError):
            session.roi()


def test_a_file_that_is_replaced_is_read_as_it_was(write, tmp_path):
    """Who writes atomically disturbs nobody: the opened file is read to its end."""
    path = write("deals.csv", DEALS)
    inputs = find([path], tmp_path)
    write("new", "nothing").replace(path)
    with settled(inputs), Engine(tmp_path, [one.descriptor for one in inputs]) as engine:
        (table,) = probe(inputs, ReadOptions(), engine)
        load(engine, table, "create table x as select * from {}".format)
        assert len(engine.rows("select * from x")) == 2
    close(inputs)
