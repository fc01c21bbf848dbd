from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from smalign.base.errors import InputError
from smalign.read.find import close, find

ROWS = "ID;Сумма\n1;2\n"


@pytest.fixture
def found(tmp_path_factory):
    """Names of the inputs behind paths."""

    def names(*paths):
        inputs = find(paths, tmp_path_factory.mktemp("work"))
        close(inputs)
        return [one.name for one in inputs]

    return names


def _refused(code, *paths, workdir):
    with pytest.raises(InputError) as caught:
        find(paths, workdir)
    assert caught.value.code == code
    return caught.value.facts


def test_a_folder_gives_its_exports_sorted(write, found, tmp_path):
    """Export files by name; hidden files, locks and other kinds are not exports."""
    for name in ("b.csv", "A.xlsx", "c.CSV", ".hidden.csv", "~$old.xlsx", "smalign.toml", "x.md",
                 "y.json", "z.pdf", "sub/d.csv"):  # fmt: skip
        write(name, ROWS)
    assert found(tmp_path) == ["A.xlsx", "b.csv", "c.CSV"]


def test_nested_exports_count_only_when_there_are_no_others(write, found, tmp_path):
    """A folder without exports of its own gives those of its folders, except hidden ones."""
    for name in ("2023/deals.csv", "2024/deals.csv", ".git/x.csv"):
        write(name, ROWS)
    assert found(tmp_path) == ["2023/deals.csv", "2024/deals.csv"]


def test_the_same_file_named_twice_is_one_input(write, found, tmp_path):
    """By folder, by name and by link: rows are not read twice."""
    path = write("deals.csv", ROWS)
    (tmp_path / "link.csv").symlink_to(path)
    assert found(tmp_path, path, tmp_path / "link.csv") == ["deals.csv"]


def test_same_names_in_two_folders_are_told_apart(write, found, tmp_path):
    """Their whole paths are shown."""
    first, second = write("a/deals.csv", ROWS), write("b/deals.csv", ROWS)
    assert found(tmp_path / "a", tmp_path / "b") == [str(first), str(second)]


def test_a_pattern_is_expanded_in_order(write, found, tmp_path):
    """What matches, sorted."""
    write("d2.csv", ROWS)
    write("d1.csv", ROWS)
    write("e.csv", ROWS)
    assert [Path(name).name for name in found(tmp_path / "d*.csv")] == ["d1.csv", "d2.csv"]


@pytest.mark.parametrize("name", ["sales[1].csv", "sales*.csv", "sales?.csv", "it's.csv"])
def test_a_name_with_signs_means_exactly_that_file(name, write, read):
    """`sales[1].csv` is not `sales1.csv`, neither for us nor for the printed script."""
    write("sales1.csv", "ID;Сумма\n1;111\n")
    path = write(name, "ID;Сумма\n2;222\n")
    reading = read(path)
    assert reading.rows == [("2", "222")]
    assert _bare(reading.script) == [("2", "222")]


def _bare(script):
    import duckdb

    with duckdb.connect(config={"threads": 1}) as connection:
        return connection.execute(script).fetchall()


def test_standard_input_is_spooled(read):
    """`-` is read like a file, and its script carries the rows themselves."""
    reading = read("-", stdin=io.BytesIO(ROWS.encode("cp1251")))
    assert reading.used.file == "-"
    assert reading.used.path is None
    assert reading.rows == [("1", "2")]
    assert _bare(reading.script) == [("1", "2")]


def test_what_cannot_be_opened_is_one_clear_error(tmp_path):
    """Missing files, empty folders, devices, pipes and unmatched patterns."""
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    missing = str(tmp_path / "no.csv")
    assert _refused("file_missing", missing, workdir=work) == {"file": missing}
    _refused("file_missing", tmp_path / "no*.csv", workdir=work)
    _refused("folder_without_exports", tmp_path / "empty", workdir=work)
    _refused("not_a_file", "/dev/null", workdir=work)
    _refused("not_a_file", tmp_path / "pipe.csv", workdir=work)
    _refused("file_unreadable", "a\0b.csv", workdir=work)
    link = tmp_path / "loop.csv"
    link.symlink_to(link)
    assert "why" in _refused("file_unreadable", link, workdir=work)


def test_a_file_replaced_after_opening_is_still_the_one_opened(write, tmp_path):
    """Reading goes by descriptor, not by name."""
    path = write("deals.csv", ROWS)
    (one,) = find([path], tmp_path)
    path.unlink()
    path.write_text("other", encoding="utf-8")
    assert os.pread(one.descriptor, 100, 0) == ROWS.encode()
    close([one])
