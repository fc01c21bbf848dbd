"""The report in a real browser: no console error, no page-wide scrolling, nothing fetched."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.browser.chromium import DARK, chromium, console
from tests.render import report_made

from smalign.render.report import report

if TYPE_CHECKING:
    from pathlib import Path

PROBE = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const seen = [];
const sizes = {sizes};
let left = sizes.length;
for (const width of sizes) {{
  const frame = document.createElement("iframe");
  frame.style.cssText = `border:0;height:900px;width:${{width}}px`;
  frame.onload = () => {{
    const page = frame.contentDocument;
    const root = page.documentElement;
    const boxes = [...page.querySelectorAll(".scroll")];
    const shown = page.querySelector(".chart svg");
    seen.push({{
      width,
      room: root.clientWidth,
      content: root.scrollWidth,
      widest: Math.max(0, ...boxes.map((box) => box.getBoundingClientRect().right)),
      scrolling: boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).length,
      chart: shown ? Math.round(shown.getBoundingClientRect().width) : 0,
      blue: shown ? getComputedStyle(shown.querySelector("[fill='#0072b2']")).fill : "",
      font: getComputedStyle(page.body).marginTop,
      loaded: frame.contentWindow.performance.getEntriesByType("resource").length,
    }});
    left -= 1;
    if (!left) document.title = "done", document.body.textContent = JSON.stringify(seen);
  }};
  frame.src = "page.html";
  document.body.append(frame);
}}
</script>"""
SHADES = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const frame = document.createElement("iframe");
frame.onload = () => {
  const page = frame.contentDocument;
  document.body.textContent = JSON.stringify({
    page: getComputedStyle(page.body).backgroundColor,
    blue: getComputedStyle(page.querySelector("[fill='#0072b2']")).fill,
  });
};
frame.src = "page.html";
document.body.append(frame);
</script>"""
FORCED = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const frame = document.createElement("iframe");
frame.onload = () => {
  const page = frame.contentDocument;
  const color = (name) => getComputedStyle(page.querySelector(name)).backgroundColor;
  document.body.textContent = JSON.stringify({
    forced: frame.contentWindow.matchMedia("(forced-colors: active)").matches,
    rung: color(".track span"), blue: color(".key .blue"), orange: color(".key .orange"),
  });
};
frame.src = "page.html";
document.body.append(frame);
</script>"""
SPACED = """<!DOCTYPE html><meta charset="utf-8"><body><script>
const frame = document.createElement("iframe");
frame.style.cssText = "border:0;height:900px;width:360px";
frame.onload = () => {
  const page = frame.contentDocument;
  const style = page.createElement("style");
  style.textContent = "* { letter-spacing: .12em !important; word-spacing: .16em !important }";
  page.head.append(style);
  const met = [];
  for (const drawn of page.querySelectorAll("[role=img] svg")) {
    const texts = [...drawn.querySelectorAll("text")].map((one) => one.getBoundingClientRect());
    texts.forEach((one, at) => texts.slice(at + 1).forEach((two) => {
      const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
      const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
      if (across > 2 && down > 3) met.push(drawn.closest("figure").textContent.trim().slice(0, 60));
    }));
  }
  document.body.textContent = JSON.stringify({
    met, content: page.documentElement.scrollWidth, room: page.documentElement.clientWidth,
  });
};
frame.src = "page.html";
document.body.append(frame);
</script>"""
WIDTHS = [320, 360, 768, 1280, 1587]
MADE = {"whole": report_made.parts, "hostile": report_made.hostile}


def measured(folder: Path, page: str) -> list[dict[str, object]]:
    """The page in frames of every width, measured by a script of the page around it."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    probe = folder / "probe.html"
    probe.write_text(PROBE.format(sizes=json.dumps(WIDTHS)), encoding="utf-8")
    done = chromium(folder, "--dump-dom", probe.as_uri())
    assert console(done.stderr) == []
    body = re.search(r"<body>(\[.*\])</body>", done.stdout)
    assert body is not None, done.stdout[:500]
    return json.loads(html.unescape(body.group(1)))


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("kind", MADE)
def test_a_report_never_scrolls_sideways(tmp_path, kind, lang):
    """From a phone to A3 the page is as wide as its window; wide tables scroll in their box.

    320 is a window of 1280 at 400 % (WCAG 2.2, 1.4.10).
    """
    found = measured(tmp_path, report(MADE[kind](), lang, "html"))
    assert sorted(one["width"] for one in found) == WIDTHS
    for one in found:
        assert one["room"] >= one["width"] - 20, one
        assert one["content"] == one["room"], one
        assert one["widest"] <= one["room"], one
        assert one["font"] == "0px", "the inline style was not applied"
        assert one["loaded"] == 0, one
        assert one["chart"] <= 460, one
        assert one["blue"] == "rgb(0, 114, 178)", one
    assert next(one for one in found if one["width"] == 360)["scrolling"] > 0


@pytest.mark.parametrize("kind", MADE)
def test_a_browser_finds_nothing_to_complain_about(tmp_path, kind):
    """Opened as a file: no console line, no violated policy, no script in the tree."""
    page = tmp_path / "page.html"
    page.write_text(report(MADE[kind](), "ru", "html"), encoding="utf-8")
    done = chromium(tmp_path, "--dump-dom", page.as_uri())
    assert console(done.stderr) == []
    assert "<script" not in done.stdout
    assert done.stdout.count("<svg") >= 4


def test_a_report_prints(tmp_path):
    """Printed, it is a document of a few pages."""
    page = tmp_path / "page.html"
    page.write_text(report(report_made.parts(), "ru", "html"), encoding="utf-8")
    printed = tmp_path / "page.pdf"
    done = chromium(tmp_path, f"--print-to-pdf={printed}", "--no-pdf-header-footer", page.as_uri())
    assert console(done.stderr) == []
    pages = len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))
    assert 4 <= pages <= 16


def told_by(folder: Path, script: str, page: str, *flags: str) -> dict[str, object]:
    """What a script of the page around it finds in a report."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    probe = folder / "probe.html"
    probe.write_text(script, encoding="utf-8")
    done = chromium(folder, *flags, "--dump-dom", probe.as_uri())
    body = re.search(r"<body>(\{.*\})</body>", done.stdout)
    assert body is not None, done.stdout[:500]
    return json.loads(html.unescape(body.group(1)))


def test_bars_and_keys_of_colours_are_there_where_a_reader_forces_colours(tmp_path):
    """High contrast takes backgrounds away: a legend without its colours says nothing."""
    page = report(report_made.parts(), "en", "html")
    found = told_by(tmp_path, FORCED, page, "--force-high-contrast")
    assert found.pop("forced") is True
    assert found in (
        {"rung": "rgb(0, 114, 178)", "blue": "rgb(0, 114, 178)", "orange": "rgb(179, 89, 0)"},
        {"rung": "rgb(87, 173, 224)", "blue": "rgb(87, 173, 224)", "orange": "rgb(232, 146, 74)"},
    )


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_wider_spacing_of_letters_tears_nothing(tmp_path, lang):
    """WCAG 2.2, 1.4.12, on a phone: no texts of a chart meet, the page does not scroll sideways."""
    found = told_by(tmp_path, SPACED, report(report_made.parts(), lang, "html"))
    assert found["met"] == []
    assert found["content"] == found["room"]


def test_a_dark_page_is_dark(tmp_path):
    """Where the reader prefers it, the page and what charts are drawn with are other colours."""
    page = tmp_path / "page.html"
    page.write_text(report(report_made.parts(), "en", "html"), encoding="utf-8")
    probe = tmp_path / "probe.html"
    probe.write_text(SHADES, encoding="utf-8")
    found = {}
    for name, flags in (("light", ()), ("dark", (DARK,))):
        done = chromium(tmp_path, *flags, "--dump-dom", probe.as_uri())
        body = re.search(r"<body>(\{.*\})</body>", done.stdout)
        assert body is not None, done.stdout[:500]
        found[name] = json.loads(html.unescape(body.group(1)))
    assert found["light"] == {"page": "rgb(251, 250, 248)", "blue": "rgb(0, 114, 178)"}
    assert found["dark"] == {"page": "rgb(21, 23, 26)", "blue": "rgb(87, 173, 224)"}
