"""`smalign check` as a process: files of every form, extracts, baselines, hostile exports."""

from __future__ import annotations

import csv
import json

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from tests.render.check_schemas import JUNIT, SARIF

DAY = ("--as-of", "2026-01-31")
HEAD = "deal_id,created_at,deal_status,owner,{}\n"
EVIL = "x::set-output name=a::b%0A::error::c"
ROWS = '1,2026-01-05,open,Ann,"a\n::stop-commands::t"\n1,2026-01-06,open,,"\x1b[2J##[error]e"\n'


@pytest.fixture
def hostile(tmp_path):
    """An export whose file, header and values would be commands to a build server."""
    folder = tmp_path / "ex,line=1::ports"
    folder.mkdir()
    (folder / "deals\n::error::f.csv").write_text(HEAD.format(f'"{EVIL}"') + ROWS)
    return folder


def test_every_form_at_once(smalign, hostile, tmp_path):
    """Each file is valid of its kind, and stdout is still for people."""
    forms = ("j.xml", "s.sarif", "m.md", "c.json", "t.txt", "gitlab=g.json", "github=h.txt")
    done = smalign("check", hostile, *DAY, *(part for form in forms for part in ("-o", form)))
    assert (done.code, done.err) == (1, "")
    Draft202012Validator(SARIF).validate(json.loads((tmp_path / "s.sarif").read_text()))
    junit = etree.fromstring((tmp_path / "j.xml").read_bytes())
    etree.XMLSchema(etree.fromstring(JUNIT)).assertValid(junit)
    assert len(json.loads((tmp_path / "g.json").read_text())) == 4
    assert (tmp_path / "t.txt").read_text() == done.out


@pytest.mark.parametrize("form", ["text", "github"])
def test_an_export_gives_no_command(smalign, hostile, form):
    """What a server reads as commands begins with a severity of ours, and nothing else does."""
    lines = smalign("check", hostile, *DAY, "-f", form).out.split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert len(commands) == (3 if form == "github" else 0)
    assert all(line.startswith(("::error title=", "::warning title=")) for line in commands)
    assert not any("##[" in line or "\x1b" in line or "\r" in line for line in lines)


def test_the_rows_found_are_extracted(smalign, hostile, tmp_path):
    """A file a rule, with physical lines: the second record begins behind a line end in a text."""
    smalign("check", hostile, *DAY, "--extract", "rows")
    with (tmp_path / "rows" / "unique_id.csv").open(newline="") as text:
        assert [row["line"] for row in csv.DictReader(text)] == ["2", "4"]
    assert sorted(path.name for path in (tmp_path / "rows").iterdir()) == [
        "owner_present.csv",
        "unique_id.csv",
    ]


def test_what_is_repaired_is_gone_from_the_extract(smalign, hostile, tmp_path):
    """The list to correct of an earlier run has no row any more, and the others' are left alone."""
    smalign("check", hostile, *DAY, "--extract", "rows")
    (tmp_path / "rows" / "mine.csv").write_text("kept")
    clean = HEAD.format("note") + "1,2026-01-05,open,Ann,\n2,2026-01-06,open,Ann,\n"
    next(hostile.iterdir()).write_text(clean)
    smalign("check", hostile, *DAY, "--extract", "rows")
    with (tmp_path / "rows" / "unique_id.csv").open(newline="") as text:
        assert list(csv.DictReader(text)) == []
    assert (tmp_path / "rows" / "mine.csv").read_text() == "kept"


@pytest.mark.parametrize("folder", [".", "found"])
def test_an_extract_is_no_export(smalign, tmp_path, folder):
    """Written among the exports or into a folder inside, it is neither read nor told of."""
    text = HEAD.format("city") + "1,2026-01-05,won,Ann,x\n2,2026-01-31,open,,x\n"
    (tmp_path / "deals.csv").write_text(text)
    first = smalign("check", ".", *DAY, "--extract", folder)
    assert (tmp_path / folder / "owner_present.csv").read_text().count("\n") == 2
    again = smalign("check", ".", *DAY)
    assert (again.code, again.out) == (first.code, first.out)
    assert "owner_present.csv" not in smalign("inspect", ".").out


def test_the_extract_of_a_rule_that_was_not_asked_goes(smalign, hostile, tmp_path):
    """Its rows of an earlier run looked like rows of this one; a file of another's making stays."""
    smalign("check", hostile, *DAY, "--extract", "rows")
    mine = ("orphans.csv", "future_dates.csv")  # of a rule that cannot look, and of one that can
    for name in mine:
        (tmp_path / "rows" / name).write_text("mine,kept\n1,2\n")
    smalign("check", hostile, *DAY, "--ignore", "owner_present", "--extract", "rows")
    left = sorted(path.name for path in (tmp_path / "rows").iterdir())
    assert left == ["future_dates.csv", "orphans.csv", "unique_id.csv"]
    for name in mine:
        assert (tmp_path / "rows" / name).read_text() == "mine,kept\n1,2\n"


@pytest.mark.parametrize(
    ("option", "told"), [("found.pdf", "sarif="), ("none/found.md", "none"), ("xml=a", "junit=")]
)
def test_a_file_of_no_form_is_refused(smalign, hostile, option, told):
    """Before anything is read, with the forms there are."""
    done = smalign("check", hostile, *DAY, "-o", option)
    assert (done.code, done.out) == (2, "")
    assert told in done.sentence


def test_the_baseline_is_a_ratchet(smalign, tmp_path):
    """Written once, it bears what is there; what gets worse ends with 1, and it never loosens."""
    export, saved = tmp_path / "deals.csv", tmp_path / "b.json"
    head = "deal_id,created_at,deal_status\n"
    export.write_text(head + "1,2026-01-05,open\n1,2026-01-05,won\n2,2026-01-05,open\n")
    use = ("check", export, *DAY, "--baseline", saved)
    assert smalign(*use).code == 2
    assert smalign(*use, "--update-baseline").code == 0
    first = saved.read_text()
    assert smalign(*use).code == 0
    export.write_text(
        head + "1,2026-01-05,open\n1,2026-01-05,won\n2,2026-01-05,open\n2,2026-01-06,won\n"
    )
    assert smalign(*use, "--update-baseline").code == 1
    assert json.loads(saved.read_text())["findings"] == json.loads(first)["findings"]
    export.write_text(
        head + "1,2026-01-05,open\n2,2026-01-05,open\n3,2026-01-05,open\n4,2026-01-05,open\n"
    )
    assert smalign(*use, "--update-baseline").code == 0
    assert json.loads(saved.read_text())["findings"] == {}


def test_a_workspace_with_a_history_is_checked(smalign, tmp_path):
    """The move of 1 March lies ahead on 1 February, as in the files; it was an internal error."""
    (tmp_path / "deals.csv").write_text(
        "deal_id,created_at,deal_status,deal_stage,owner\n1,2026-01-05,open,Demo,A\n"
    )
    (tmp_path / "stage_log.csv").write_text(
        "deal_id,stage,entered_at,left_at\n"
        "1,New,2026-01-05 10:00,2026-03-01 10:00\n1,Demo,2026-03-01 10:00,\n"
    )
    assert smalign("prepare", "deals.csv", "stage_log.csv", "-o", "room").code == 0
    asked = ("--select", "future_dates,dates_in_order", "--as-of", "2026-02-01")
    told = "future_dates  stage history · entered_at: later than today, 2026-02-01: 1 of 2 (50.0%)"
    for export in (("room",), ("deals.csv", "stage_log.csv")):
        done = smalign("check", *export, *asked)
        assert done.code == 1
        assert told in done.out
    assert smalign("check", "room").code in (0, 1)


def test_a_workspace_with_a_date_ahead_is_as_fresh_as_its_files(smalign, tmp_path):
    """Of touches, stays and payments up to today the last is of 12 January, 10 days before.

    An unpaid payment has not happened; a date ahead was an internal error here.
    """
    files = {
        "deals.csv": "deal_id,created_at,deal_status\n1,2026-01-05,open\n2,2026-05-01,open\n",
        "touches.csv": "touch_id,deal_id,touched_at,kind\nt1,1,2026-01-12 10:00,call\n",
        "stage_log.csv": "deal_id,stage,entered_at\n1,New,2026-01-05 10:00\n",
        "payments.csv": "payment_id,deal_id,paid_at,amount,payment_status\n"
        "p1,1,2026-01-08,5,paid\np2,1,2026-01-20,5,unpaid\n",
    }
    for file, text in files.items():
        (tmp_path / file).write_text(text)
    assert smalign("prepare", *files, "-o", "room").code == 0
    asked = ("--select", "fresh_export", "--as-of", "2026-01-22")
    for export in (("room",), tuple(files)):
        done = smalign("check", *export, *asked)
        assert (done.code, "the latest date is 2026-01-12, 10 days ago" in done.out) == (0, True)


def test_findings_on_a_workspace_stand_on_a_file_of_their_table(smalign, tmp_path):
    """A lead without a reason is no fault of deals.csv, though that file comes first."""
    (tmp_path / "x").mkdir()
    (tmp_path / "x/deals.csv").write_text(
        "deal_id,created_at,deal_status,loss_reason\n1,2026-01-05,lost,\n", encoding="utf-8"
    )
    (tmp_path / "x/leads.csv").write_text(
        "lead_id,created_at,status,loss_reason\n7,2026-01-05,disqualified,\n", encoding="utf-8"
    )
    assert smalign("prepare", "x", "-o", "w", "-q").code == 0
    asked = ("--select", "loss_reason", "--as-of", "2026-01-06", "-f")
    lines = smalign("check", "w", *asked, "github").out.splitlines()
    told = {line.split("::")[1]: line.split("::")[2].split(" ")[0] for line in lines[:2]}
    assert told == {
        "warning title=smalign loss_reason,file=deals.csv": "deals",
        "warning title=smalign loss_reason,file=leads.csv": "leads",
    }


def test_a_header_of_mapping_that_is_gone_is_a_finding(smalign, tmp_path):
    """Answers that need it are refused; the check tells of it with everything else."""
    (tmp_path / "deals.csv").write_text("deal_id,created_at,deal_status,Paid\n1,2026-01-05,won,5\n")
    (tmp_path / "smalign.toml").write_text(
        '[sources]\nfiles = ["deals.csv"]\n[mapping.deals]\namount = "Paid sum"\n'
    )
    assert smalign("roi").code == 2
    done = smalign("check", *DAY)
    assert done.code == 1
    told = "error  schema_drift  deals · Paid sum: smalign.toml names it in [mapping.deals] amount"
    assert told in done.out


def test_keys_of_lookups_that_are_gone_are_findings(smalign, tmp_path):
    """The deals have no «office» any more, nor the people an «agent»; the amount is looked at."""
    (tmp_path / "deals.csv").write_text(
        "deal_id,created_at,deal_status,amount\n1,2026-01-05,won,-5\n"
    )
    (tmp_path / "people.csv").write_text("who,Head\nAnna,Irina\n")
    (tmp_path / "smalign.toml").write_text(
        '[sources]\nfiles = ["deals.csv", "people.csv"]\n[lookups."people.csv"]\ntable = "deals"\n'
        'on = { office = "agent" }\n'
    )
    assert smalign("roi").code == 2
    done = smalign("check", *DAY, "-f", "json")
    told = [
        (one["table"], one["column"])
        for one in json.loads(done.out)["findings"]
        if one["code"] == "told_column_gone"
    ]
    assert (done.code, told) == (1, [(None, "agent"), ("deals", "office")])
    assert '"sane_amounts"' in done.out


def test_a_workspace_is_checked_too(smalign, tmp_path):
    """What is lost in preparing is said: its rows have no lines, and no copies."""
    export = tmp_path / "deals.csv"
    export.write_text(
        "deal_id,created_at,deal_status,owner\n1,2026-01-05,open,\n2,2026-01-06,open,A\n"
    )
    assert smalign("prepare", export, "-o", "room").code == 0
    done = smalign("check", "room", *DAY)
    assert done.code == 0
    assert "owner_present  deals · owner: open, and nobody is responsible: 1 of 2" in done.out
    assert "unique_id" in done.out.partition("Not checked: ")[2]
