"""Templates are found where they are: beside `src`, or inside an installed package."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from smalign.render.report.templates import CHECKOUT, PACKAGED, chart_file, template_dir, text_of

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_uses_its_own_folder():
    """Beside `src`, where the files are edited."""
    assert ROOT / "reports" / "templates" == CHECKOUT
    assert template_dir(packaged=ROOT / "no such folder") == CHECKOUT


def test_the_packaged_folder_wins(tmp_path):
    """An installed package never looks outside of itself."""
    assert PACKAGED.name == "_templates"
    assert template_dir(packaged=tmp_path, checkout=CHECKOUT) == tmp_path


def test_a_package_without_its_data_is_an_error(tmp_path):
    """Nowhere to be found: not an empty report."""
    with pytest.raises(FileNotFoundError):
        template_dir(packaged=tmp_path / "a", checkout=tmp_path / "b")


def test_a_chart_is_read_anew_each_time():
    """Filling one specification does not fill the next."""
    chart_file("money.vl.json")["data"]["values"].append(1)
    assert chart_file("money.vl.json")["data"]["values"] == []


def test_a_wheel_carries_every_template(tmp_path):
    """The built wheel holds the folder byte for byte, and a report is made from it alone."""
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"),
            *("--disable-pip-version-check", "--wheel-dir", str(tmp_path), str(ROOT)),
        ],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("smalign-*.whl")
    with zipfile.ZipFile(wheel) as packed:
        held = {
            name.removeprefix("smalign/_templates/"): packed.read(name)
            for name in packed.namelist()
            if name.startswith("smalign/_templates/")
        }
        packed.extractall(tmp_path / "site")
    files = [path for path in CHECKOUT.rglob("*") if path.is_file()]
    assert held == {str(path.relative_to(CHECKOUT)): path.read_bytes() for path in files}
    code = (
        "from smalign.render.report.templates import template_dir\n"
        "from smalign.render.report import report\n"
        "from tests.render import report_made\n"
        "print(template_dir())\n"
        "print(len(report(report_made.parts(), 'en', 'html')))\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONPATH": str(tmp_path / "site"), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    where, size = made.stdout.split()
    assert where == str(tmp_path / "site" / "smalign" / "_templates")
    assert int(size) > 20_000
    assert text_of("style.css")
