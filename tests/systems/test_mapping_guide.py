"""The worked examples of docs/07-mapping.md do what the page says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from tests.exports import built
from tests.systems.export import rows

from smalign.session import open_exports

PAGE = Path(__file__).parents[2] / "docs" / "07-mapping.md"
FENCE = re.compile(r"^```(csv|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    section
    for section in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if "```csv" in section
]


def cells(line):
    """One row of a table in Markdown, in the form in which exports write theirs."""
    return " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))


@pytest.mark.parametrize("section", EXAMPLES, ids=[one.partition("\n")[0] for one in EXAMPLES])
def test_an_example_becomes_what_the_page_says(section, tmp_path):
    """The file is the table it is told to be, every cell is read, and the rows are as shown."""
    blocks = {found[1]: found[2] for found in FENCE.finditer(section)}
    ((file, table),) = tomllib.loads(blocks["toml"])["sources"]["tables"].items()
    (tmp_path / file).write_text(blocks["csv"], encoding="utf-8")
    (tmp_path / "smalign.toml").write_text(blocks["toml"], encoding="utf-8")
    shown = [cells(line) for line in section.split("\n") if line.startswith("| ")]
    with open_exports([tmp_path]) as session:
        told = session.inspect().files[0]
        engine, _ = built(session)
        typed, found = rows(engine, table, [shown[0], *shown[2:]])
    assert (told.table, told.rows_rejected) == (table, 0)
    assert not [column.header for column in told.columns if column.failures]
    assert found == typed


def test_there_are_examples():
    """A tracker, a mailing, an ad cabinet and a system of one's own."""
    assert len(EXAMPLES) == 4
