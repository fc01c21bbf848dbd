"""`smalign report` in a job nobody watches: a folder, a manifest, and reasons to write nothing."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import time
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import COMMAND, bare

if TYPE_CHECKING:
    from pathlib import Path

LEADS = (
    "Lead ID,Created at,Status,Channel\n1,2025-01-02 10:00,open,Direct\n"
    "2,2025-01-03 11:00,converted,Direct\n"
)
DEALS = (
    "Deal ID,Lead ID,Created at,Closed at,Status,Amount\n7,2,2025-01-04 10:00,2025-01-09 10:00,won,"
    "100.50\n8,1,2025-01-05 10:00,,open,70.00\n"
)
EN = ("--lang", "en")


@pytest.fixture
def exports(tmp_path) -> Path:
    """The smallest export with leads and deals; the latest moment is 2025-01-09."""
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "leads.csv").write_text(LEADS, encoding="utf-8")
    (folder / "deals.csv").write_text(DEALS, encoding="utf-8")
    return folder


def held_by(folder: Path) -> dict[str, bytes]:
    """The files of a folder that are no lock, with their bytes."""
    return {
        one.name: one.read_bytes() for one in folder.iterdir() if not one.name.endswith(".lock")
    }


def test_a_folder_gets_stable_names_and_a_manifest(inside, exports, tmp_path):
    """Pages and report.json, whose sums are those of the files; one line on stderr."""
    ended = inside("report", exports, "--out-dir", "out/new", "-f", "md", "-f", "html", *EN)
    assert (ended.code, ended.out) == (0, "")
    assert ended.sentence.startswith(
        "Written to out/new: report.html, report.md; 4 rows read, 0 rejected, "
    )
    files = held_by(tmp_path / "out" / "new")
    assert sorted(files) == ["report.html", "report.json", "report.md"]
    told = json.loads(files["report.json"])
    assert told["files"] == [
        {"file": name, "bytes": len(files[name]), "sha256": sha256(files[name]).hexdigest()}
        for name in ("report.html", "report.md")
    ]
    assert [(one["file"], one["bytes"]) for one in told["inputs"]] == [
        ("deals.csv", len(DEALS)),
        ("leads.csv", len(LEADS)),
    ]
    assert told["inputs"][1]["sha256"] == sha256(LEADS.encode()).hexdigest()
    assert (told["smalign"], told["command"], told["exit_code"]) == ("0.1.0", "report", 0)
    assert told["options"] == {"formats": ["html", "md"], "lang": "en"}
    assert (told["as_of"], told["latest"]) == ("2025-01-09", "2025-01-09")
    assert told["period"] == {"since": None, "until": None}
    assert told["rows"] == {"read": 4, "accepted": 4, "rejected": 0}


def test_the_manifest_says_what_was_asked(inside, exports, tmp_path):
    """Conditions, period and title are in it; smalign.toml by its hash, not by its path."""
    (tmp_path / "my.toml").write_text('[sources]\ntimezone = "Europe/Moscow"\n')
    asked = ("--where", "channel = Direct", "--since", "2025-01-01", "--title", "Июнь")
    config = ("--config", "my.toml")
    inside("report", exports, "--out-dir", "out", "-q", *asked, *config, *EN)
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert told["options"] == {
        "where": ["channel = Direct"],
        "since": "2025-01-01",
        "title": "Июнь",
        "formats": ["html"],
        "lang": "en",
    }
    assert told["period"]["since"] == "2025-01-01"
    assert len(told["configuration"]) == 64


def test_the_same_run_is_the_same_bytes(exports, tmp_path):
    """Neither zone, locale, hash seed nor the folder shows in the pages or the manifest."""
    command = [*COMMAND, "report", str(exports), "-f", "html", "-f", "md", "-q", *EN, "--out-dir"]
    worlds = {
        "a": {"TZ": "UTC", "PYTHONHASHSEED": "1"},
        "b": {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "ru_RU.UTF-8"},
    }
    for name, world in worlds.items():
        subprocess.run([*command, str(tmp_path / name)], env=bare(**world), check=True)
    assert held_by(tmp_path / "a") == held_by(tmp_path / "b")


def test_an_unchanged_export_is_not_written_again(inside, exports, tmp_path):
    """Same inputs, options, configuration: nothing is touched, it is told, exit 0."""
    command = ("report", exports, "--out-dir", "out", "--if-changed", *EN)
    assert inside(*command).code == 0
    before = (tmp_path / "out" / "report.html").stat().st_mtime_ns
    ended = inside(*command)
    assert ended.code == 0
    assert "has the same inputs" in ended.sentence
    assert (tmp_path / "out" / "report.html").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "change",
    [
        lambda exports, _: (exports / "deals.csv").write_text(DEALS + "9,,2025-01-06,,open,1\n"),
        lambda exports, _: (exports / "smalign.toml").write_text("[thresholds]\nmin_n = 5\n"),
        lambda exports, _: (exports / "leads.csv").rename(exports / "leads2.csv"),
        lambda _, out: (out / "report.html").write_text("half"),
        lambda _, out: (out / "report.html").unlink(),
        lambda _, out: (out / "report.json").write_text("{"),
    ],
    ids=["row", "configuration", "name", "torn page", "lost page", "torn manifest"],
)
def test_what_changed_is_written_again(inside, exports, tmp_path, change):
    """An input, its name, the configuration, or a page that is not as it was written."""
    command = ("report", exports, "--out-dir", "out", "--if-changed", *EN)
    inside(*command)
    change(exports, tmp_path / "out")
    assert ": report.html; " in inside(*command).sentence
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")


def test_another_option_is_another_report(inside, exports):
    """The language changes the page, so it is written."""
    command = ("report", exports, "--out-dir", "out", "--if-changed")
    inside(*command, *EN)
    assert "записано: report.html" in inside(*command, "--lang", "ru").sentence


@pytest.mark.parametrize(("on", "code"), [("2025-01-11", 0), ("2025-01-12", 3)])
def test_a_stale_export_is_refused(inside, exports, tmp_path, on, code):
    """Latest moment 9 January, --max-age 2d: the 11th is fine, the 12th is exit 3, no report."""
    ended = inside("report", exports, "--out-dir", "out", "--max-age", "2d", "--as-of", on, *EN)
    assert ended.code == code
    assert (tmp_path / "out" / "report.html").exists() == (code == 0)
    if code:
        assert ended.sentence == (
            "The latest thing in the export happened on 2025-01-09, 3 days before 2025-01-12, and "
            "--max-age bears 2; export again."
        )


def test_without_a_day_stale_is_against_today(inside, exports):
    """An export of January 2025 is older than 4 weeks on any day this test runs."""
    ended = inside("report", exports, "--max-age", "4w", "-o", "x.html", "--lang", "ru")
    assert ended.code == 3
    assert "последнее событие в выгрузке — 09.01.2025" in ended.sentence.casefold()


def test_an_unchanged_export_still_becomes_stale(inside, exports):
    """--if-changed does not hide that nothing new arrives."""
    command = ("report", exports, "--out-dir", "out", *EN)
    assert inside(*command, "--as-of", "2025-01-09").code == 0
    late = (*command, "--if-changed", "--max-age", "1d")
    assert inside(*late, "--as-of", "2025-01-09").code == 0
    assert inside(*late).code == 3


@pytest.mark.parametrize("where", [("--out-dir", "out"), ("-o", "x.html"), ()])
def test_an_empty_report_is_not_written(inside, exports, tmp_path, where):
    """No card since 2030: exit 0, nothing on stdout, no file, and it is told."""
    ended = inside("report", exports, "--skip-if-empty", "--since", "2030-01-01", *where, *EN)
    assert (ended.code, ended.out) == (0, "")
    assert ended.sentence == "Nothing meets the period and the conditions; no report is written."
    assert not list(tmp_path.rglob("*.html"))


def test_a_report_on_something_is_written_all_the_same(inside, exports, tmp_path):
    """One lead in the period is no empty report."""
    one_day = ("--since", "2025-01-02", "--until", "2025-01-02")
    assert inside("report", exports, "--skip-if-empty", *one_day, "-o", "x.html").code == 0
    assert (tmp_path / "x.html").exists()


def test_a_header_alone_is_an_error_even_then(inside, tmp_path):
    """An export without a row is more often broken than quiet: exit 3."""
    (tmp_path / "leads.csv").write_text(LEADS.splitlines()[0] + "\n")
    assert inside("report", "leads.csv", "--skip-if-empty").code == 3


def test_a_held_folder_is_75_and_untouched(inside, exports, tmp_path):
    """Another run holds it: exit 75, one sentence, nothing read or written."""
    (tmp_path / "out").mkdir()
    with (tmp_path / "out" / ".smalign.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = inside("report", exports, "--out-dir", "out", "--lock", *EN)
    assert ended.code == 75
    assert "another run is writing to out" in ended.sentence.casefold()
    assert held_by(tmp_path / "out") == {}
    assert inside("report", exports, "--out-dir", "out", "--lock", *EN).code == 0


def test_many_at_once_are_one_report_and_none_torn(exports, tmp_path):
    """4 runs at once with --lock: each ends with 0 or 75, one at least with 0, all whole."""
    command = [*COMMAND, "report", str(exports), "--out-dir", str(tmp_path / "out"), "--lock", "-q"]
    runs = [subprocess.Popen(command, env=bare()) for _ in range(4)]
    codes = [one.wait(timeout=120) for one in runs]
    assert 0 in codes
    assert set(codes) <= {0, 75}
    files = held_by(tmp_path / "out")
    assert sorted(files) == ["report.html", "report.json"]
    written = json.loads(files["report.json"])["files"][0]
    assert written["sha256"] == sha256(files["report.html"]).hexdigest()


def test_litter_of_killed_runs_is_swept_and_nothing_else(inside, exports, tmp_path):
    """Temporary files of report.html, .md, .txt and .json go; what only looks like them stays."""
    out = tmp_path / "out"
    out.mkdir()
    for name in ("html.abcd1234", "md.zz_zz_00", "txt.abcd1234", "json.12345678"):
        (out / f".report.{name}").write_text("half")
    kept = (
        ".report.html.swp",
        "report.html.abcd1234",
        ".notes.md.abcd1234",
        ".report.csv.abcd1234",
    )
    for theirs in kept:
        (out / theirs).write_text("mine")
    (out / ".report.md.folder12").mkdir()
    assert inside("report", exports, "--out-dir", "out", "-q").code == 0
    names = {one.name for one in out.iterdir()} - {".smalign.lock"}
    assert names == {*kept, ".report.md.folder12", "report.html", "report.json"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--out-dir", "out", "-o", "x.html"), "--out-dir and -o name two places"),
        (("--if-changed",), "--if-changed needs --out-dir"),
        (("--lock",), "--lock needs --out-dir"),
        (("-f", "html", "-f", "md"), "several forms need a folder"),
        (("--out-dir", "out", "-f", "csv"), "csv"),
        (("--max-age", "2h"), "--max-age takes days or weeks"),
        (("--settle", "5"), "--settle takes seconds, minutes or hours"),
        (("--settle", "5d"), "--settle takes seconds, minutes or hours"),
        (("--max-age", "d"), "--max-age takes days or weeks"),
        (("--max-age", "-1d"), "--max-age takes days or weeks"),
        (("--out-dir", "exports/leads.csv"), "cannot be written"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(inside, exports, tmp_path, arguments, said):
    """Exit 2 before anything is read or made."""
    ended = inside("report", exports, *arguments, *EN)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.sentence.replace("Several", "several")
    assert not (tmp_path / "out").exists()


def test_quiet_says_nothing(inside, exports):
    """With -q even what was not done is silent: the exit code tells."""
    command = ("report", exports, "--out-dir", "out", "--if-changed", "-q")
    assert [(inside(*command).err, inside(*command).err)] == [("", "")]


def test_an_export_that_grows_is_75_and_the_old_report_stays(inside, exports, tmp_path):
    """Rows are added while it is read: exit 75, the report of before is whole."""
    assert inside("report", exports, "--out-dir", "out", "-q").code == 0
    before = held_by(tmp_path / "out")
    rows = "".join(f"{row},2025-01-{row % 28 + 1:02},open,Direct\n" for row in range(3, 200_000))
    with (exports / "leads.csv").open("a") as growing:
        growing.write(rows)
        growing.flush()
        command = [*COMMAND, "report", str(exports), "--out-dir", str(tmp_path / "out"), *EN]
        process = subprocess.Popen(command, env=bare(), stderr=subprocess.PIPE, text=True)
        number = 200_000
        while process.poll() is None:
            growing.write(f"{number},2025-01-02,open,Direct\n")
            growing.flush()
            number += 1
            time.sleep(0.005)
    assert process.returncode == 75
    assert "still being written" in process.communicate()[1]
    assert held_by(tmp_path / "out") == before


@pytest.mark.parametrize(("ago", "code"), [(5, 75), (60, 0), (-5, 75), (-3600, 0)])
def test_a_file_that_changed_lately_may_still_be_written(inside, exports, ago, code):
    """--settle 30s: 5 seconds ago is exit 75; a minute ago, or another clock's hour, is not."""
    moment = time.time() - ago
    for file in exports.iterdir():
        os.utime(file, (moment, moment))
    ended = inside("report", exports, "--settle", "30s", "-o", "x.html", *EN)
    assert ended.code == code
    if code:
        assert "deals.csv: the file changed " in ended.sentence


def test_a_workspace_has_a_manifest_too(inside, exports, tmp_path):
    """Its inputs are the exports it was prepared from; unchanged, it is not written again."""
    assert inside("prepare", exports, "-o", "ready").code == 0
    command = ("report", "ready", "--out-dir", "out", "--if-changed", *EN)
    assert ": report.html; " in inside(*command).sentence
    told = json.loads((tmp_path / "out" / "report.json").read_text())
    assert [one["file"] for one in told["inputs"]] == ["deals.csv", "leads.csv"]
    assert "has the same inputs" in inside(*command).sentence


def test_an_earlier_export_that_changed_is_another_history(inside, exports, tmp_path):
    """The newest of the snapshots is what it was; the file of an older one is not."""
    before = tmp_path / "all" / "2025-01-05"
    before.mkdir(parents=True)
    (before / "leads.csv").write_text(LEADS, encoding="utf-8")
    exports.rename(tmp_path / "all" / "2025-01-09")
    command = ("report", "--snapshots", "all", "--out-dir", "out", "--if-changed", *EN)
    assert ": report.html; " in inside(*command).sentence
    assert "has the same inputs" in inside(*command).sentence
    told = json.loads((tmp_path / "out" / "report.json").read_text())
    assert [one["file"] for one in told["inputs"]] == [
        "all/2025-01-05/leads.csv",
        "deals.csv",
        "leads.csv",
    ]
    (before / "leads.csv").write_text(LEADS.replace("converted", "open"), encoding="utf-8")
    assert ": report.html; " in inside(*command).sentence
