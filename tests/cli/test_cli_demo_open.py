"""`smalign demo --open`: a company, its report and a browser, or the path where there is none."""

from __future__ import annotations

import webbrowser
from typing import TYPE_CHECKING

import pytest

from smalign.cli.demo_open import opened

if TYPE_CHECKING:
    from pathlib import Path

VARIABLES = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")


@pytest.fixture
def nowhere(monkeypatch):
    """Neither a display nor a browser, and nothing remembered of one."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    return monkeypatch


def recorder(folder: Path, ending: int = 0) -> Path:
    """A browser that writes down what it was asked to show."""
    script = folder / "my browser"
    script.write_text(f'#!/bin/sh\nprintf "%s" "$*" > "{folder}/asked"\nexit {ending}\n')
    script.chmod(0o755)
    return script


def test_the_report_opens_in_the_browser_that_is_named(inside, nowhere, tmp_path):
    """Without DIR: smalign-demo below the current folder; the page is whole, the path is told."""
    nowhere.setenv("BROWSER", f"'{recorder(tmp_path)}' %s")
    ended = inside("demo", "--open", "--leads", "40", "--lang", "en")
    assert (ended.code, ended.out) == (0, "")
    page = tmp_path / "smalign-demo" / "report.html"
    assert (tmp_path / "asked").read_text() == page.as_uri()
    assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert ended.sentence == (
        "A made-up company is in smalign-demo, its report, smalign-demo/report.html, opens in "
        "the browser."
    )


def test_without_a_browser_the_path_is_told(inside, nowhere, tmp_path):
    """Exit 0, one sentence: the page is there to be opened by hand."""
    nowhere.setattr("smalign.cli.demo_open.reported", lambda asked: asked.output.write_text(""))
    ended = inside("demo", "my demo", "--open", "--leads", "20", "--lang", "ru")
    assert (ended.code, ended.out) == (0, "")
    assert "отчёт — my demo/report.html; браузера здесь нет" in ended.sentence
    assert (tmp_path / "my demo" / "report.html").exists()


def test_without_a_display_no_browser_of_the_terminal_is_started(nowhere, tmp_path):
    """w3m and the like would take the terminal over."""
    nowhere.setattr(webbrowser, "open", lambda _: pytest.fail("a browser was started"))
    assert not opened(tmp_path / "report.html")


@pytest.mark.parametrize("browser", ["/no/such/browser %s", "'unbalanced %s"])
def test_a_browser_that_is_not_there_is_no_error(nowhere, tmp_path, browser):
    """BROWSER may name anything."""
    nowhere.setenv("BROWSER", browser)
    nowhere.setenv("PATH", str(tmp_path))
    assert not opened(tmp_path / "report.html")


def test_a_browser_that_fails_is_no_error(nowhere, tmp_path):
    """What it ends with decides whether the path is told."""
    nowhere.setenv("PATH", str(tmp_path))
    nowhere.setenv("BROWSER", f"'{recorder(tmp_path, ending=3)}' %s")
    assert not opened(tmp_path / "report.html")
    assert (tmp_path / "asked").exists()


def test_without_open_a_folder_is_asked_for(inside):
    """Nothing is written where nobody said."""
    ended = inside("demo", "--leads", "20", "--lang", "en")
    assert ended.code == 2
    assert "DIR is missing" in ended.sentence
