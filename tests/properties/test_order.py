"""The order of rows, of files and of threads changes no byte of an answer."""

from __future__ import annotations

import csv
import json
import random
from contextlib import chdir
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import smalign.session.reading as flow
from smalign.demo import write
from smalign.engine.duckdb import Engine
from smalign.render import render
from smalign.session import open_exports

if TYPE_CHECKING:
    from pathlib import Path

TOML: Final = """[sources]
timezone = "Europe/Moscow"
[lookups."teams.csv"]
table = "deals"
on = { owner = "who" }
"""
TEAMS: Final = "who,Head\n" + "".join(
    f"{who},{head}\n" for who, head in (("Анна", "Вера"), ("Анна", "Борис"), ("Борис", "Вера"))
)
MESSY: Final = "deal_id,created_at,modified_at,deal_stage,owner,amount\n" + "".join(
    f"{deal},{created},{changed},{stage},{owner},{amount}\n"
    for deal, created, changed, stage, owner, amount in (
        ("1", "2024-01-01", "2024-01-05", "Closed Won", "Анна", "10.1"),
        ("1", "2024-01-01", "2024-01-05", "Closed Won", "Борис", "10.1"),
        ("1", "2024-01-01", "2024-01-05", "Negotiation", "Анна", "99"),
        ("", "2024-01-02", "", "Closed Lost", "Борис", "0.07"),
        ("", "2024-01-02", "", "Closed Lost", "Борис", "0.07"),
        ("", "", "", "Closed Won", "", "1e3"),
        ("2", "2024-01-03", "2024-01-04", "Closed Won", "-", ""),
        ("3", "2024-01-03", "2024-01-04", "Negotiation", "нет", "1"),
    )
)


@pytest.fixture(scope="module")
def company(tmp_path_factory) -> Path:
    """A demo company of 60 leads, and a messy table without ids and with ties beside it."""
    folder = tmp_path_factory.mktemp("company")
    write(folder, "generic", 7, 60)
    return folder


@pytest.fixture(scope="module")
def expected(company) -> bytes:
    """The answers of the company as it is written."""
    return answers(sorted(company.glob("*.csv")))


def answers(files: list[Path]) -> bytes:
    """Every answer as JSON, without the script, which names the files in their order."""
    parts = []
    names = [file.name for file in files]
    with chdir(files[0].parent), open_exports(names, timezone="Europe/Moscow") as session:
        for result in (
            session.roi(),
            session.roi(by=("owner", "month"), ids=True),
            session.funnel(),
            session.segments(),
            session.fields(by="owner"),
        ):
            text = render(result, "json", "en")
            parts.append({**json.loads(text), "sql": None})
    return json.dumps(parts, ensure_ascii=False).encode()


def shuffled(source: Path, target: Path, mixing: random.Random) -> list[Path]:
    """Copies of the export files with their rows in another order, the files in another too."""
    target.mkdir(exist_ok=True)
    files = []
    for file in sorted(source.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as source_file:
            header, *rows = csv.reader(source_file)
        mixing.shuffle(rows)
        with (target / file.name).open("w", encoding="utf-8", newline="") as copy:
            csv.writer(copy, lineterminator="\n").writerows([header, *rows])
        files.append(target / file.name)
    mixing.shuffle(files)
    return files


SLOW: Final = settings(
    max_examples=5,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@SLOW
@given(seed=st.integers(0, 2**32))
def test_rows_and_files_of_a_company(company, expected, tmp_path, seed):
    """Eight files, their rows and themselves shuffled."""
    assert answers(shuffled(company, tmp_path / "mixed", random.Random(seed))) == expected


@SLOW
@given(seed=st.integers(0, 2**32))
def test_rows_without_ids_and_with_ties(tmp_path, seed):
    """Duplicates modified in one minute, rows without an id, a lookup with a repeated key."""
    source = tmp_path / "source"
    source.mkdir(exist_ok=True)
    (source / "deals.csv").write_text(MESSY, encoding="utf-8")
    (source / "teams.csv").write_text(TEAMS, encoding="utf-8")
    config = tmp_path / "smalign.toml"
    config.write_text(TOML, encoding="utf-8")
    mixed = shuffled(source, tmp_path / "mixed", random.Random(seed))

    def seen(files: list[Path]) -> list[object]:
        with open_exports(files, config=config) as session:
            results = session.roi(by="Head"), session.roi(by="owner"), session.fields()
        return [(result.rows, result.total, result.excluded) for result in results]

    assert seen(mixed) == seen(sorted(source.glob("*.csv")))


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_threads(company, expected, monkeypatch, threads):
    """One thread or three."""
    files = sorted(company.glob("*.csv"))
    monkeypatch.setattr(flow, "Engine", partial(Engine, threads=threads))
    assert answers(files) == expected


def test_asking_twice_and_in_another_order(company):
    """The second question reads everything, once; the answer to the first stays as it was."""
    with open_exports([company], timezone="Europe/Moscow") as session:
        first = session.roi()
        session.fields()
        session.inspect()
        again = session.roi()
    assert (first.rows, first.total, first.excluded) == (again.rows, again.total, again.excluded)
    assert {note.code for note in first.notes} == {note.code for note in again.notes}
