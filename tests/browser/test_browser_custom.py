"""The example of a company's own page in a real browser: whole, readable, nothing fetched."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.browser.chromium import DARK, chromium, console
from tests.browser.test_browser_axe import violations
from tests.browser.test_browser_report import measured
from tests.render import report_made

from smalign.render.report import report
from smalign.render.report.custom.folder import read_templates

EXAMPLE = Path(__file__).resolve().parents[2] / "reports" / "examples" / "meridian"


@pytest.fixture(scope="module")
def page():
    """The example in Russian, whose words are the longer ones."""
    return report(report_made.parts(), "ru", "html", read_templates(EXAMPLE))


def test_the_example_is_shown_under_the_policy(tmp_path, page):
    """No console line; from a phone to a wide screen no page-wide scrolling, nothing loaded."""
    place = tmp_path / "page.html"
    place.write_text(page, encoding="utf-8")
    assert console(chromium(tmp_path, "--dump-dom", place.as_uri()).stderr) == []
    for one in measured(tmp_path, page):
        assert one["content"] == one["room"], one
        assert one["loaded"] == 0, one
        assert one["blue"] == "rgb(11, 110, 95)", one


@pytest.mark.parametrize("flags", [(), (DARK,)], ids=["light", "dark"])
def test_axe_finds_nothing_in_the_example(tmp_path, page, flags):
    """Contrast, names and order hold with other colours."""
    assert violations(tmp_path, page, *flags) == []
