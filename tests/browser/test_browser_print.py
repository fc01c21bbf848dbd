"""The report on paper: what stands at the edges of its pages."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from tests.browser.chromium import chromium
from tests.render import report_made

from smalign.render.report import report

STYLE = Path(__file__).resolve().parents[2] / "reports" / "templates" / "style.css"
TABLES = range(1, 41)
PAINT = re.compile(rb"(\S+) (\S+) (\S+) rg\b")


def pages(folder: Path, text: str) -> list[bytes]:
    """What is drawn on each page of a text that is printed; `folder` is its own."""
    folder.mkdir()
    source, printed = folder / "page.html", folder / "page.pdf"
    source.write_text(text, encoding="utf-8")
    chromium(folder, f"--print-to-pdf={printed}", "--no-pdf-header-footer", source.as_uri())
    raw = printed.read_bytes()
    streams = re.findall(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", raw, re.DOTALL)
    drawn = [zlib.decompressobj().decompress(stream) for stream in streams]
    return [one for one in drawn if b" rg\n" in one and b"begincmap" not in one]


def test_no_page_ends_between_the_head_of_a_table_and_its_rows(tmp_path):
    """Forty tables at forty heights, each head in a colour of its own, and so its first row."""
    rows = "<tr><td>1</td></tr>" * 7
    tables = "".join(
        f"<div style='height:{37 * at % 600 + 200}px'></div><table><caption>Caption</caption>"
        f"<thead><tr><th style='background:rgb(255,{at * 5},0)'>Head</th></tr></thead>"
        f"<tbody><tr><td style='background:rgb(0,{at * 5},255)'>0</td></tr>{rows}</tbody></table>"
        for at in TABLES
    )
    drawn = pages(tmp_path / "print", f"<style>{STYLE.read_text(encoding='utf-8')}</style>{tables}")
    heads, firsts = [], []
    for page in drawn:
        paints = PAINT.findall(page)
        heads.append({green for red, green, blue in paints if (red, blue) == (b"1", b"0")})
        firsts.append({green for red, green, blue in paints if (red, blue) == (b"0", b"1")})
    assert len(set.union(*firsts)) == len(TABLES)
    begun: set[bytes] = set()
    for head, first in zip(heads, firsts, strict=True):
        assert head - begun <= first
        begun |= head


def test_what_is_folded_is_not_on_paper(tmp_path):
    """Nobody can open it there; what the reader opened is printed."""
    page = report(report_made.parts(), "en", "html")
    shut = pages(tmp_path / "shut", page)
    without = re.sub(r"(?s)<details>(?:(?!<details>).)*?</details>", "", page)
    bare = pages(tmp_path / "bare", without)
    assert "<details" in page
    assert len(shut) == len(bare)
    opened = pages(tmp_path / "opened", page.replace("<details>", "<details open>", 1))
    assert sum(map(len, opened)) > sum(map(len, shut))


def test_a_long_name_does_not_make_a_page_small(tmp_path):
    """Chromium shrinks a whole page to its widest table; names of any length break instead."""
    cells = "<td class='n'>28 340,3–50 894,3 %</td>" * 5
    scales = []
    for name in ("Short", "Unbreakable" * 30, "Many words of a name " * 12):
        row = f"<tr><th class='first'>{name}</th>{cells}</tr>"
        table = f"<div class='scroll'><table><tbody>{row}</tbody></table></div>"
        style = f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
        (page,) = pages(tmp_path / name[:5], style + table)
        scales.append(re.findall(rb"(\S+) 0 0 -?\S+ \S+ \S+ cm", page)[1])
    assert len(set(scales)) == 1


def test_a_table_of_many_columns_does_not_make_a_page_small(tmp_path):
    """Fourteen columns under long words, as stages are called, have room on a portrait page."""
    words = ("Value Proposition", "Id. Decision Makers", "Negotiation/Review", "Qualification")
    heads = "".join(f"<th class='n'>{words[at % 4]}</th>" for at in range(13))
    cells = "<td class='n'>100,0 %</td>" * 13
    row = f"<tr><th class='first'>Campaign</th>{cells}</tr>"
    few = "<tr><th class='first'>Campaign</th><td class='n'>100,0 %</td></tr>"
    scales = []
    for name, head, body in (("few", "<th>Stage</th>", few), ("many", heads, row)):
        table = f"<table><thead><tr><th>Field</th>{head}</tr></thead><tbody>{body}</tbody></table>"
        style = f"<style>{STYLE.read_text(encoding='utf-8')}</style>"
        (page,) = pages(tmp_path / name, f"{style}<div class='scroll'>{table}</div>")
        scales.append(re.findall(rb"(\S+) 0 0 -?\S+ \S+ \S+ cm", page)[1])
    assert scales[0] == scales[1]
