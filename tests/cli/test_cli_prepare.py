"""smalign prepare: what a shell sees of it."""

from __future__ import annotations

import fcntl
import json
import re


def test_prepared_then_asked(smalign, generic, tmp_path):
    """It says where to go on, in one line; the answer is the one the exports give."""
    made = smalign("prepare", generic, "-o", "ws")
    assert (made.code, made.out) == (0, "")
    assert re.match(r"Snapshot 20\d\d-\d\d-\d\d-[0-9a-f]{8} is in ws; ask it", made.sentence)
    for form in ("plain", "csv", "md", "html"):
        answer = smalign("roi", "ws", "--format", form)
        assert answer == smalign("roi", generic, "--format", form), form
    again = smalign("prepare", generic, "-o", "ws", "--lang", "ru")
    assert again.code == 0
    assert again.sentence.startswith("Со среза ")
    assert smalign("prepare", generic, "-o", "ws", "--quiet").err == ""
    assert (tmp_path / "ws/manifest.json").is_file()


def test_rejected_rows_are_said(smalign, tmp_path):
    """A row that could not be read is told of when the workspace is made."""
    text = "deal_id,created_at,deal_status,amount\nD1,2026-01-05,won,5\nD2,2026-01-06\n"
    (tmp_path / "deals.csv").write_text(text)
    made = smalign("prepare", "deals.csv", "-o", "ws")
    assert made.code == 0
    assert "deals.csv: 1 row was rejected, first at line 3" in made.err


def test_how_much_may_be_unreadable(smalign, tmp_path):
    """Three of 43 records: prepared unless a limit is named, then asked with one, as the export."""
    good = [f"{n},2026-01-05,won,10" for n in range(1, 41)]
    rows = ["deal_id,created_at,deal_status,amount", *good, "41", "42", "43"]
    (tmp_path / "deals.csv").write_text("\n".join(rows) + "\n")
    wrong = smalign("prepare", "deals.csv", "-o", "ws", "--max-rejects", "many")
    assert (wrong.code, "many" in wrong.sentence) == (2, True)
    for _ in range(2):  # written once, and found there
        assert smalign("prepare", "deals.csv", "-o", "ws", "--max-rejects", "2").code == 3
        assert smalign("prepare", "deals.csv", "-o", "ws", "--max-rejects", "3").code == 0
    for where in ("deals.csv", "ws"):
        assert smalign("roi", where).code == 3
        answer = smalign("roi", where, "--max-rejects", "10%", "--format", "json")
        assert (answer.code, json.loads(answer.out)["total"]["won"]) == (0, 40)


def test_endings(smalign, generic, tmp_path):
    """Busy is 75, a workspace that lost a file 3, an option of reading 2; each one sentence."""
    assert smalign("prepare", generic, "-o", "ws").code == 0
    with (tmp_path / "ws/.lock").open("r+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        busy = smalign("prepare", generic, "-o", "ws")
    assert (busy.code, "another `prepare`" in busy.sentence) == (75, True)
    option = smalign("roi", "ws", "--timezone", "Europe/Moscow")
    assert (option.code, "--timezone" in option.sentence) == (2, True)
    (tmp_path / "ws/manifest.json").write_text("{")
    for command in (("roi", "ws"), ("inspect", "ws"), ("prepare", generic, "-o", "ws")):
        broken = smalign(*command)
        assert (broken.code, "is damaged" in broken.sentence) == (3, True), command
    missing = smalign("prepare", generic)
    assert (missing.code, "`smalign prepare -o DIR`" in missing.sentence) == (2, True)
