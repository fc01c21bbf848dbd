"""What the pages say holds: generated pages, links, options, keys and examples."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer
from msgspec import Struct

from smalign.base.config import Config, Stages
from smalign.base.config_file import load
from smalign.cli.app import COMMANDS, build

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")],
    key=lambda page: str(page.relative_to(ROOT)),
)
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
BANNED = re.compile(r"\b(simply|just)\b", re.IGNORECASE)


def blocks(language: str) -> list[tuple[str, str]]:
    """(page, text) of every fenced block in a language."""
    return [
        (name, found[2])
        for name, page in zip(NAMES, PAGES, strict=True)
        for found in FENCE.finditer(page.read_text(encoding="utf-8"))
        if found[1] == language
    ]


def anchors(page: Path) -> set[str]:
    """What `#…` may name on a page: its headings as GitHub spells them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_generated_pages_are_up_to_date():
    """docs/generate.py --check has nothing to say."""
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", NAMES)
def test_relative_links_lead_somewhere(name):
    """Every relative link names a file that is there, and a heading that is in it."""
    page = ROOT / name
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command):
    """README names the command; the reference has its help and every option with a text."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert f"`smalign {command}`" in readme
    section = reference.partition(f"\n## {command}\n")[2].partition("\n## ")[0]
    found = typer.main.get_command(build([command])).commands[command]
    for parameter in found.params:
        assert parameter.help, parameter.name
        assert all(option in section for option in parameter.opts if option.startswith("-"))


def _keys(record: object) -> set[str]:
    """Every key of the configuration, of sections in sections, too."""
    names: set[str] = set()
    for name in record.__struct_fields__:
        names.add(name)
        value = getattr(record, name)
        if isinstance(value, Struct):
            names |= _keys(value)
    return names


def test_every_key_of_the_configuration_is_documented():
    """docs/configuration.md has each section and each key smalign reads."""
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    for key in _keys(Config()) | _keys(Stages()) | {"table", "on", "value", "first"}:
        assert re.search(rf"`{key}`|\[{key}[\]\.]|\b{key} = ", page), key


@pytest.mark.parametrize(("page", "text"), blocks("toml"))
def test_examples_of_smalign_toml_are_accepted(page, text, tmp_path):
    """Every toml block is a configuration smalign reads; a lookup block needs its section."""
    told = tomllib.loads(text)
    if "lookup" in told.get("sources", {}).get("tables", {}).values():
        text += '[lookups."teams.csv"]\ntable = "deals"\non = { owner = "Manager" }\n'
    (tmp_path / "smalign.toml").write_text(text, encoding="utf-8")
    assert load(tmp_path / "smalign.toml"), page


@pytest.mark.parametrize("name", [name for name in NAMES if "reference" not in name])
def test_prose_is_plain(name):
    """No word that tells the reader how easy it all is."""
    text = FENCE.sub("", (ROOT / name).read_text(encoding="utf-8"))
    assert not BANNED.search(text)
