"""prepare: a workspace answers as the exports do, and is always whole."""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import json
import signal
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from pyarrow import parquet
from tests.exports import opened
from tests.session.test_sql_script import pasted

import smalign
from smalign.base.config import Config
from smalign.base.config_file import load
from smalign.base.config_plain import from_plain, to_plain
from smalign.base.errors import SmalignError
from smalign.demo import write
from smalign.model.workspace.facts import packed, unpacked
from smalign.render import render
from smalign.session.drafting import draft_exports

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
QUESTIONS = (
    ("roi", {}),
    ("roi", {"by": ("month", "owner"), "ids": True}),
    ("roi", {"where": "owner not empty", "basis": "cash", "last": "3m"}),
    ("roi", {"models": ("source", "first", "linear")}),
    ("roi", {"as_of": "2026-03-31"}),
    ("funnel", {"by": "channel"}),
    ("segments", {}),
    ("segments", {"by": "owner", "decided": True}),
    ("funnel", {"mode": "strict", "since": "2026-01-01"}),
    ("fields", {"by": "stage"}),
)
FEW = (QUESTIONS[1], QUESTIONS[2], QUESTIONS[4], QUESTIONS[5], QUESTIONS[7], QUESTIONS[9])
"""Of each kind one: every question is asked of one sample, which has every table."""
LEADS = """
lead_id,created_at,lead_status,source,email,phone,Город
1,2026-01-05,New,Сайт,Ann@Example.com,8 (912) 345-67-89,Тверь
2,2026-01-06,New,Avito,,+7 912 345 67 89,Омск
"""
DEALS = """
deal_id,lead_id,created_at,closed_at,deal_status,amount
D1,1,2026-01-07,2026-01-09,won,1000.50
D2,2,2026-01-08,,open,70
"""


def answered(session, metric, options):
    """An answer as its JSON without the script, or the error it ends in."""
    try:
        plain = json.loads(render(session.ask(metric, options), "json", "en"))
    except SmalignError as error:
        return error.code, error.facts
    plain.pop("sql")
    return plain


def inspected(session):
    """What `inspect --format json` says."""
    return json.loads(render(session.inspect(), "json", "en"))


def differing(exports, folder, questions=FEW, **options):
    """The questions that a workspace answers otherwise than its exports; must be none."""
    smalign.prepare(*exports, to=folder, **options)
    with smalign.open(*exports, **options) as one, smalign.open(folder) as other:
        found = [asked for asked in questions if answered(one, *asked) != answered(other, *asked)]
        if inspected(one) != inspected(other):
            found.append(("inspect", {}))
    return found


@pytest.fixture
def exports(tmp_path):
    """Two leads and two deals, with e-mails and phones."""
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "leads.csv").write_text(LEADS.lstrip(), encoding="utf-8")
    (folder / "deals.csv").write_text(DEALS.lstrip(), encoding="utf-8")
    return folder


def snapshot_of(folder):
    """The folder of the current snapshot."""
    return folder / "snapshots" / json.loads((folder / "manifest.json").read_text())["current"]


def refused(folder, **options):
    """The error that opening ends in: its code, its exit code and the file it names."""
    with pytest.raises(SmalignError) as caught:
        smalign.open(folder, **options)
    assert caught.value.text.count(".") >= 1
    named = caught.value.facts.get("file")
    return caught.value.code, int(caught.value.exit_code), named and Path(str(named)).name


@pytest.mark.parametrize(("sample", "questions"), [("bitrix24", FEW), ("generic", QUESTIONS)])
def test_answers_of_samples(sample, questions, tmp_path):
    """Rows, total, exclusions and notes are those of the exports, whatever is asked."""
    assert differing([SAMPLES / sample], tmp_path / "ws", questions) == []


def test_answers_of_another_dialect(tmp_path):
    """HubSpot's history, which lies sideways, comes through unchanged, too."""
    made = tmp_path / "hubspot"
    write(made, "hubspot", seed=7, leads=90)
    assert differing([made], tmp_path / "ws") == []


@pytest.mark.parametrize("name", ["export_samples", "maven_crm", "zoho_crm_sample", "hostile"])
def test_answers_of_real_files(name, shared, tmp_path):
    """Real files with questions, rejects and failures give the same answers and errors."""
    assert differing([shared / name], tmp_path / "ws") == []


def test_answers_do_not_depend_on_what_was_asked_before(tmp_path):
    """A column that an answer does not read brings no note, though an earlier answer read it."""
    dates = DEALS.replace("amount", "amount,margin").replace("70", "70,little")
    files = {"leads.csv": LEADS, "deals.csv": dates.replace("1000.50", "1000.50,much")}
    with opened(tmp_path, files) as session:
        first = [note.code for note in session.funnel().notes]
        assert "not_of_type" not in first
        assert "not_of_type" in [note.code for note in session.fields().notes]
        assert [note.code for note in session.funnel().notes] == first


def test_script_runs_in_a_bare_database(exports, tmp_path):
    """--sql reads the Parquet files and nothing else, and makes the same numbers."""
    smalign.prepare(exports, to=tmp_path / "ws")
    with smalign.open(tmp_path / "ws") as session:
        script = session.roi(by="source").sql
    cards, *_ = pasted(script)
    found = {row["segment"]: (row["leads"], row["won"]) for row in cards if not row["is_total"]}
    assert found == {"Сайт": (1, 1), "Avito": (1, 0)}
    assert "read_csv" not in script
    assert str(snapshot_of(tmp_path / "ws") / "leads.parquet") in script


def test_links_are_keyed_hashes(exports, tmp_path):
    """E-mail and phone are HMAC-SHA256 of their normal form; nothing else of them is written."""
    smalign.prepare(exports, to=tmp_path / "ws")
    key = tmp_path / "ws/key"
    assert key.stat().st_mode & 0o777 == 0o600
    secret = bytes.fromhex(key.read_text())

    def hashed(text):
        return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()

    leads = duckdb.read_parquet(str(snapshot_of(tmp_path / "ws") / "leads.parquet"))
    rows = leads.project("lead_id, email_key, phone_key").order("lead_id").fetchall()
    phone = hashed("79123456789")
    assert rows == [("1", hashed("ann@example.com"), phone), ("2", None, phone)]
    assert not {"email", "phone"} & set(leads.columns)
    for file in (tmp_path / "ws").rglob("*"):
        if file.is_file():
            assert b"xample.com" not in file.read_bytes(), file
    for place in snapshot_of(tmp_path / "ws").glob("*.parquet"):
        text = str(duckdb.read_parquet(str(place)).fetchall())
        assert "xample.com" not in text
        assert "345" not in text.replace(phone, "").replace(rows[0][1], "")


def test_hashed_fields_cannot_be_asked(exports, tmp_path):
    """A question about e-mails or phones, by any name, is refused with what to do."""
    smalign.prepare(exports, to=tmp_path / "ws")
    with smalign.open(tmp_path / "ws") as session:
        for options in ({"by": "phone"}, {"where": "E-Mail ~ example"}, {"by": "Email"}):
            with pytest.raises(SmalignError) as caught:
                session.roi(**options)
            expected = "unknown_field" if "where" in options else "workspace_hashed"
            assert caught.value.code == expected


def test_unchanged_inputs_write_nothing(exports, tmp_path):
    """The second run says so and touches no file; a table that was changed is noticed."""
    folder = tmp_path / "ws"
    first = smalign.prepare(exports, to=folder)
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    again = smalign.prepare(exports, to=folder)
    assert (first.state, again.state) == ("added", "unchanged")
    assert (again.rows["leads"], again.rows["deals"]) == (2, 2)
    kept = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    assert {file for file in kept if kept[file] != before.get(file)} <= {folder / ".lock"}
    (snapshot_of(folder) / "deals.parquet").write_bytes(b"PAR1")
    with pytest.raises(SmalignError, match=r"deals\.parquet"):
        smalign.prepare(exports, to=folder)


def test_changed_export_adds_a_snapshot(exports, tmp_path):
    """The new one is the current one, the old one stays; the same key makes the same hashes."""
    folder = tmp_path / "ws"
    old = smalign.prepare(exports, to=folder)
    kept = (snapshot_of(folder) / "leads.parquet").read_bytes()
    grown = LEADS + "3,2026-02-01,New,Сайт,ann@example.com,,Тверь\n"
    (exports / "leads.csv").write_text(grown.lstrip(), encoding="utf-8")
    new = smalign.prepare(exports, to=folder)
    assert old.snapshot.startswith("2026-01-09-")
    assert new.snapshot.startswith("2026-02-01-")
    assert new.rows["leads"] == 3
    assert (folder / "snapshots" / old.snapshot / "leads.parquet").read_bytes() == kept
    keys = duckdb.read_parquet(str(folder / "snapshots/*/leads.parquet"))
    assert keys.filter("email_key is not null").project("email_key").distinct().shape == (1, 1)
    with smalign.open(folder) as session:
        assert session.roi().total["leads"] == 3
    (exports / "leads.csv").write_text(LEADS.lstrip(), encoding="utf-8")
    lost = folder / "snapshots" / old.snapshot / "deals.parquet"
    lost.rename(tmp_path / "kept")
    with pytest.raises(SmalignError, match=r"deals\.parquet"):
        smalign.prepare(exports, to=folder)
    assert snapshot_of(folder).name == new.snapshot
    (tmp_path / "kept").rename(lost)
    back = smalign.prepare(exports, to=folder)
    assert (back.state, back.snapshot) == ("again", old.snapshot)
    with smalign.open(folder) as session:
        assert session.roi().total["leads"] == 2


def test_other_settings_add_a_snapshot(exports, tmp_path):
    """The configuration is part of what a snapshot is."""
    smalign.prepare(exports, to=tmp_path / "ws")
    (exports / "smalign.toml").write_text("[money]\nmargin = 0.4\n")
    assert smalign.prepare(exports, to=tmp_path / "ws").state == "added"
    with smalign.open(tmp_path / "ws") as session:
        assert session.roi().params["romi_base"] == "margin"


def test_damaged_workspaces(exports, tmp_path):
    """A missing, changed or broken file, and a newer format, end in a sentence and exit code 3."""
    folder = tmp_path / "ws"
    smalign.prepare(exports, to=folder)
    manifest, parquet = folder / "manifest.json", snapshot_of(folder) / "leads.parquet"
    said, table = manifest.read_bytes(), parquet.read_bytes()
    for broken in (b"", b"{", b"[]", b"null", b'{"smalign_workspace": 1}', said[:-20], b"\xff"):
        manifest.write_bytes(broken)
        assert refused(folder) == ("workspace_broken", 3, "manifest.json")
    newer = json.loads(said) | {"smalign_workspace": 99}
    manifest.write_text(json.dumps(newer))
    assert refused(folder) == ("workspace_newer", 3, "manifest.json")
    manifest.write_bytes(said)
    parquet.write_bytes(bytes([*table[:-30], table[-30] ^ 1, *table[-29:]]))
    assert refused(folder) == ("workspace_file_changed", 3, "leads.parquet")
    parquet.unlink()
    assert refused(folder) == ("workspace_file_missing", 3, "leads.parquet")
    parquet.write_bytes(table)
    inner = parquet.parent / "manifest.json"
    inner.write_bytes(inner.read_bytes() + b" ")
    assert refused(folder) == ("workspace_file_changed", 3, "manifest.json")


def test_a_workspace_older_than_the_ladder_answers_the_same(exports, tmp_path):
    """The first format kept no ladder and knew no rules: the ladder is made when it is asked."""
    folder = tmp_path / "ws"
    smalign.prepare(exports, to=folder)
    with smalign.open(folder) as session:
        before = answered(session, "roi", {})
    inner = snapshot_of(folder) / "manifest.json"
    old = json.loads(inner.read_bytes()) | {"smalign_workspace": 1}
    del old["config"]["exclude"]
    old["tables"] = [one for one in old["tables"] if "ladder" not in one["relation"]]
    said = json.dumps(old).encode()
    inner.write_bytes(said)
    outer = json.loads((folder / "manifest.json").read_bytes()) | {"smalign_workspace": 1}
    outer["snapshots"][0]["manifest"] = hashlib.sha256(said).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(outer))
    with smalign.open(folder) as session:
        assert answered(session, "roi", {}) == before


def test_a_workspace_without_what_leads_say_alone_answers(exports, tmp_path):
    """Written before that was kept: at an earlier as-of a lead whose deal came later is open."""
    folder = tmp_path / "ws"
    smalign.prepare(exports, to=folder)
    inner = snapshot_of(folder) / "manifest.json"
    leads = snapshot_of(folder) / "leads.parquet"
    kept = duckdb.sql(
        f"select * exclude (status_alone, reason_alone) from '{leads}'"
    ).to_arrow_table()
    parquet.write_table(kept, leads)
    old = json.loads(inner.read_bytes())
    (stored,) = (one for one in old["tables"] if one["relation"] == "m_leads")
    content = leads.read_bytes()
    stored |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    said = json.dumps(old).encode()
    inner.write_bytes(said)
    outer = json.loads((folder / "manifest.json").read_bytes())
    outer["snapshots"][0]["manifest"] = hashlib.sha256(said).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(outer))
    with smalign.open(folder) as session, smalign.open(exports) as whole:
        assert session.roi().rows == whole.roi().rows
        found = session.roi(as_of=date(2026, 1, 6)).total
    assert (found["leads"], found["deals"]) == (2, 0)


def test_a_workspace_is_opened_alone_and_as_it_is(exports, tmp_path):
    """Other paths, and options of reading, are refused; it cannot be prepared again."""
    folder = tmp_path / "ws"
    smalign.prepare(exports, to=folder)
    assert refused(folder, timezone="Europe/Moscow")[0] == "workspace_option"
    with pytest.raises(SmalignError, match="opened alone"):
        smalign.open(folder, exports)
    with pytest.raises(SmalignError, match="already"):
        smalign.prepare(folder, to=tmp_path / "other")


def test_other_folders_are_left_alone(exports):
    """`-o` of a folder with other things in it, or of a file, writes nothing there."""
    before = sorted(exports.iterdir())
    with pytest.raises(SmalignError) as caught:
        smalign.prepare(exports, to=exports)
    assert (caught.value.code, int(caught.value.exit_code)) == ("workspace_folder_taken", 2)
    assert sorted(exports.iterdir()) == before
    with pytest.raises(SmalignError, match="not a folder"):
        smalign.prepare(exports, to=exports / "leads.csv")


def test_a_workspace_among_exports_is_no_export(exports, tmp_path):
    """A folder that holds exports and a workspace in nested folders is read without the latter."""
    smalign.prepare(exports, to=tmp_path / "ws")
    with smalign.open(tmp_path) as session:
        assert {raw.file for raw, _ in session.files} == {
            "exports/leads.csv",
            "exports/deals.csv",
        }


def test_two_at_once(exports, tmp_path):
    """While one prepare holds the workspace, another ends with exit code 75."""
    folder = tmp_path / "ws"
    smalign.prepare(exports, to=folder)
    with (folder / ".lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(SmalignError) as caught:
            smalign.prepare(exports, to=folder)
        with smalign.open(folder) as session:
            assert session.roi().total["leads"] == 2
    assert (caught.value.code, int(caught.value.exit_code)) == ("workspace_busy", 75)
    assert smalign.prepare(exports, to=folder).state == "unchanged"


@pytest.mark.parametrize("share", [0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
def test_killed_at_any_moment(share, exports, tmp_path):
    """The old or the new snapshot answers, never half of one; the next run leaves no litter."""
    folder = tmp_path / "ws"
    smalign.prepare(exports, to=folder)
    rows = "".join(f"{n},2026-02-01,New,Сайт,,,Тверь\n" for n in range(3, 3000))
    (exports / "leads.csv").write_text((LEADS + rows).lstrip(), encoding="utf-8")
    command = [sys.executable, "-m", "smalign", "prepare", exports, "-o"]
    started = time.monotonic()
    subprocess.run([*command, tmp_path / "timed"], check=True, capture_output=True)
    lasts = time.monotonic() - started
    process = subprocess.Popen(
        [*command, folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(lasts * share)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with smalign.open(folder) as session:
        assert session.roi().total["leads"] in {2, 2999}
    smalign.prepare(exports, to=folder)
    with smalign.open(folder) as session:
        assert session.roi().total["leads"] == 2999
    names = {item.name for item in folder.iterdir()}
    assert names == {".lock", "key", "manifest.json", "snapshots"}
    assert len([*(folder / "snapshots").iterdir()]) == 2


def test_a_full_disk(exports, tmp_path):
    """What cannot be written is one sentence, and the workspace is the old one."""
    folder = tmp_path / "ws"
    smalign.prepare(exports, to=folder)
    rows = "".join(f"{n},2026-02-01,New,{n * n},,,{n * 7}\n" for n in range(3, 3000))
    (exports / "leads.csv").write_text((LEADS + rows).lstrip(), encoding="utf-8")
    command = f"ulimit -f 20; exec {sys.executable} -m smalign prepare {exports} -o {folder}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith(f"smalign: {folder} cannot be written (")
    assert done.stderr.count("\n") == 1
    with smalign.open(folder) as session:
        assert session.roi().total["leads"] == 2
    assert not [*folder.glob(".smalign-*")]


def test_leftovers_are_swept(exports, tmp_path):
    """What a killed run left is gone after the next, also when nothing else was there."""
    folder = tmp_path / "ws"
    left = folder / ".smalign-abc/snapshot"
    left.mkdir(parents=True)
    (left / "leads.parquet").write_bytes(b"PAR1")
    (folder / ".manifest.json.abc").write_bytes(b"{")
    (folder / ".smalign-key").write_text("00")
    (folder / ".lock").touch()
    smalign.prepare(exports, to=folder)
    assert sorted(item.name for item in folder.iterdir()) == [
        ".lock",
        "key",
        "manifest.json",
        "snapshots",
    ]


def test_values_of_facts_come_back():
    """Dates, times, decimals, tuples and nested facts are what they were."""
    from datetime import date, datetime
    from decimal import Decimal

    facts = {
        "shapes": [("dd.mm.yyyy", "01.02.2026"), ("", "x")],
        "on": date(2026, 2, 1),
        "at": datetime(2026, 2, 1, 10, 30, 0, 5),  # noqa: DTZ001 - moments are UTC without a zone
        "amount": Decimal("10.50"),
        "nested": {"date": "2026", "none": None, "share": 0.5, "is": True},
    }
    assert unpacked(json.loads(json.dumps(packed(facts)))) == facts


def test_configuration_comes_back(tmp_path):
    """Every kind of key survives: constants, alternatives, lookups, decimals, orders."""
    (tmp_path / "smalign.toml").write_text(
        """
[sources]
timezone = "Europe/Moscow"
[mapping.deals]
created_at = "Created Time"
status = { value = "won" }
amount = { first = ["Paid", "Offer"] }
[lookups."teams.csv"]
table = "deals"
on = { owner = "agent" }
[stages]
order = ["New", "Demo"]
sla = { "New" = "4h" }
required = { "Demo" = ["budget", "city"] }
[pipelines."B2B"]
won = ["Paid"]
[channels]
"yandex / cpc" = "Paid search"
"a" = "B"
[money]
margin = 0.35
""",
        encoding="utf-8",
    )
    config = load(tmp_path / "smalign.toml")
    plain = json.loads(json.dumps(to_plain(config)))
    assert from_plain(plain) == config
    assert list(from_plain(plain).channels) == ["yandex / cpc", "a"]
    assert from_plain(json.loads(json.dumps(to_plain(Config())))) == Config()


def test_touches_of_a_person_belong_to_the_cards_in_a_workspace_too(tmp_path):
    """A call that knows its phone alone is credited alike, from exports and from hashed keys."""
    exports = tmp_path / "exports"
    exports.mkdir()
    (exports / "leads.csv").write_text(LEADS.lstrip(), encoding="utf-8")
    (exports / "deals.csv").write_text(DEALS.lstrip(), encoding="utf-8")
    (exports / "touchpoints.csv").write_text(
        "touch_id,touched_at,channel,phone,email\n"
        "T1,2026-01-04 10:00:00,Calls,+79123456789,\n"
        "T2,2026-01-05 10:00:00,Mail,,ann@example.com\n"
        "T3,2026-01-05 11:00:00,Calls,+79990000000,\n",
        encoding="utf-8",
    )
    smalign.prepare(exports, to=tmp_path / "workspace")
    won = []
    for place in (exports, tmp_path / "workspace"):
        with smalign.open(place) as session:
            rows = session.roi(models=["linear"], where="status != nothing").rows
            won.append({row["channel"]: row["won"] for row in rows if row["won"]})
    assert won[0] == won[1] == {"Calls": Decimal("0.5"), "Mail": Decimal("0.5")}
    stored = b"".join(file.read_bytes() for file in (tmp_path / "workspace").rglob("*.parquet"))
    assert b"9123456789" not in stored
    assert b"ann@example.com" not in stored.lower()


def test_init_is_run_on_exports_not_on_a_workspace(tmp_path):
    """A workspace keeps the configuration it was read with: nothing is left to draft."""
    smalign.prepare(SAMPLES / "bitrix24", to=tmp_path / "workspace")
    with pytest.raises(SmalignError) as caught:
        draft_exports([str(tmp_path / "workspace")])
    assert (caught.value.code, int(caught.value.exit_code)) == ("workspace_drafted", 2)
