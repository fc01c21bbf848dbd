"""The pictures of README are made by a script, and README shows and describes them."""

from __future__ import annotations

import importlib.util
import re
import struct
from pathlib import Path

import pytest
from tests.render import report_made

from smalign.render.report import report

ROOT = Path(__file__).resolve().parents[2]
SIGNATURE = b"\x89PNG\r\n\x1a\n"
NAMES = ("report-light.png", "report-dark.png")


@pytest.fixture(scope="module")
def script():
    """docs/screenshot.py, which is in no package."""
    found = importlib.util.spec_from_file_location("screenshot", ROOT / "docs" / "screenshot.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def size_of(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG, from its first chunk."""
    data = picture.read_bytes()
    assert data.startswith(SIGNATURE)
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_the_script_takes_both_pictures(script, tmp_path, capsys):
    """Of a report that is there: two pictures of the size it names, one of them dark."""
    page = tmp_path / "report.html"
    page.write_text(report(report_made.parts(), "en", "html"), encoding="utf-8")
    assert script.main(["--page", str(page), str(tmp_path / "new")]) == 0
    made = [tmp_path / "new" / name for name in NAMES]
    assert capsys.readouterr().out.splitlines() == [str(one) for one in made]
    assert [size_of(one) for one in made] == [(1140, 862), (1140, 862)]
    assert made[0].read_bytes() != made[1].read_bytes()
    assert all(one.stat().st_size > 20_000 for one in made)


def test_readme_shows_them_and_says_what_is_on_them():
    """By the reader's colours; an alt text that tells verdict, steps and ladder; small files."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(
        r'<source media="\(prefers-color-scheme: dark\)" srcset="(.*?)">\n'
        r'<img src="(.*?)" width="1140" alt="(.*?)">',
        readme,
    )
    assert shown is not None
    dark, light, alt = shown.groups()
    assert (light, dark) == tuple(f"docs/images/{name}" for name in NAMES)
    for name in (light, dark):
        assert size_of(ROOT / name) == (1140, 862)
        assert (ROOT / name).stat().st_size < 150_000
    for what in ("Verdict", "six steps", "at stake", "first action", "ladder"):
        assert what in alt
