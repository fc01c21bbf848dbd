"""`--snapshots`: the commands as processes, over exports of two days."""

from __future__ import annotations

import json

import duckdb
import pytest
from tests.handmade import written

HEADER = "deal_id,created_at,stage,status,owner\n"
TOML = """
[sources]
timezone = "UTC"
[stages]
order = ["New", "Demo"]
won = ["Paid"]
"""


@pytest.fixture
def exports(tmp_path):
    """One deal moves and changes hands between them, another one vanishes."""
    folder = tmp_path / "exports"
    before = "1,2026-03-01,New,open,Ann\n2,2026-03-02,New,open,Ann"
    after = "1,2026-03-01,Demo,open,Bob\n3,2026-03-09,New,open,Ann"
    written(folder / "2026-03-02", {"deals.csv": HEADER + before})
    written(folder / "2026-03-09", {"deals.csv": HEADER + after})
    return written(folder, {}, TOML)


def test_a_folder_of_exports_is_a_history(smalign, exports):
    """The newest is asked; the move is found, and what it rests on is said."""
    ended = smalign("process", "--show", "transitions", "--snapshots", exports, "-f", "json")
    answer = json.loads(ended.out)
    moves = [(row["from_stage"], row["to_stage"], row["moves"]) for row in answer["rows"]]
    assert moves == [("New", "Demo", 1)]
    first, second = answer["notes"][:2]
    assert first["text"].startswith(
        "The history is made of 2 exports from 2026-03-02 to 2026-03-09"
    )
    assert second["code"] == "snapshot_cards_vanished"


def test_in_russian(smalign, exports):
    """The same in words."""
    ended = smalign("funnel", "--snapshots", exports, "--lang", "ru", "-f", "md")
    assert "История собрана из выгрузок (2) с 02.03.2026 по 09.03.2026" in ended.out


def test_the_named_export_with_the_others(smalign, exports):
    """EXPORTS says which is asked; the script holds both and runs in a bare DuckDB."""
    script = smalign(
        "process", exports / "2026-03-09", "--snapshots", exports, "--show", "handovers", "--sql"
    ).out
    assert "snapshot_1" in script
    assert duckdb.connect(config={"threads": 1}).execute(script).fetchall() is not None


def test_diff_takes_none(smalign, exports):
    """Two exports are two exports."""
    ended = smalign("diff", "a", "b", "--snapshots", exports)
    assert ended.code == 2
    assert "without --snapshots" in ended.sentence


def test_a_path_that_is_not_there(smalign, exports):
    """One sentence, exit code 3."""
    ended = smalign("funnel", exports / "2026-03-09", "--snapshots", "nowhere")
    assert ended.code == 3
    assert "nowhere" in ended.sentence
