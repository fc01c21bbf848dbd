"""Which exports a path means, and the day in a name."""

from __future__ import annotations

from datetime import date

import pytest

from smalign.base.errors import InputError
from smalign.session.snapshot_paths import day_in, day_of_paths, exports_of

SECOND = date(2026, 3, 2)
NINTH = date(2026, 3, 9)


def touched(folder, *names):
    """The folder with empty files of these names in it."""
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("id\n", encoding="utf-8")
    return folder


def found(folder, *patterns):
    """Day → files of each export, relative to the folder."""
    paths = [str(folder / pattern) for pattern in patterns] or [str(folder)]
    return [
        (one.day, *(path.removeprefix(f"{folder}/") for path in one.paths))
        for one in exports_of(paths)
    ]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-03-02", SECOND),
        ("deals_20260302.csv", SECOND),
        ("сделки 02.03.2026.xlsx", SECOND),
        ("2026_03_02 deals", SECOND),
        ("2026-03-02 2026-03-02", SECOND),
        ("2026-03-01_2026-03-31", None),
        ("2026-13-40", None),
        ("deal 120260302", None),
        ("march", None),
    ],
)
def test_the_day_in_a_name(name, day):
    """Written from the year or from the day; two days, or none that exists, say nothing."""
    assert day_in(name) == day


def test_a_folder_of_folders(tmp_path):
    """An export in each; what is no export is passed over."""
    touched(tmp_path, "a/deals.csv", "a/leads.csv", "b/deals.csv", "c/read.me")
    assert found(tmp_path) == [(None, "a"), (None, "b")]


def test_a_folder_of_dated_folders(tmp_path):
    """What stands beside them without a day is no export of that system."""
    touched(tmp_path, "2026-03-02/deals.csv", "spend.csv", "old/deals.csv", "2026-03-09.csv")
    assert found(tmp_path) == [(SECOND, "2026-03-02"), (NINTH, "2026-03-09.csv")]


def test_a_folder_of_files_of_several_days(tmp_path):
    """Files of one day are one export."""
    names = ("deals 2026-03-02.csv", "leads 2026-03-02.csv", "deals 2026-03-09.csv")
    touched(tmp_path, *names)
    assert found(tmp_path) == [
        (SECOND, "deals 2026-03-02.csv", "leads 2026-03-02.csv"),
        (NINTH, "deals 2026-03-09.csv"),
    ]


def test_a_folder_of_files_without_days(tmp_path):
    """It is one export."""
    touched(tmp_path, "march/deals.csv", "march/leads.csv")
    assert found(tmp_path, "march") == [(None, "march")]


def test_a_folder_called_by_its_day(tmp_path):
    """It is one export, whatever folders are in it."""
    touched(tmp_path, "2026-03-02/a/deals.csv", "2026-03-02/b/leads.csv")
    assert found(tmp_path) == [(SECOND, "2026-03-02")]


def test_patterns(tmp_path):
    """Files of two patterns in one dated folder are one export; a folder is one."""
    touched(tmp_path, "2026-03-02/deals.csv", "2026-03-02/leads.csv", "2026-03-09/deals.csv")
    both = [
        (SECOND, "2026-03-02/deals.csv", "2026-03-02/leads.csv"),
        (NINTH, "2026-03-09/deals.csv"),
    ]
    assert found(tmp_path, "*/deals.csv", "*/leads.csv") == both
    assert found(tmp_path, "*/") == [(SECOND, "2026-03-02"), (NINTH, "2026-03-09")]


def test_files_one_by_one(tmp_path):
    """Without days in their names each is an export; named twice it is one."""
    touched(tmp_path, "a.csv", "b.csv")
    assert found(tmp_path, "a.csv", "b.csv", "a.csv") == [(None, "a.csv"), (None, "b.csv")]


def test_the_day_all_paths_agree_on(tmp_path):
    """By their own names, or those of their folders."""
    deals, leads = tmp_path / "2026-03-02/deals.csv", tmp_path / "2026-03-02/leads.csv"
    assert day_of_paths([str(deals), str(leads)]) == SECOND
    assert day_of_paths([str(deals), str(tmp_path / "2026-03-09")]) is None


def test_what_is_no_export(tmp_path):
    """A path that is not there, and a folder with nothing to read."""
    for path, code in ((tmp_path / "no", "file_missing"), (tmp_path, "folder_without_exports")):
        with pytest.raises(InputError) as error:
            exports_of([str(path)])
        assert error.value.code == code
