"""A page with a company's own parts, written in a process of its own."""

from __future__ import annotations

import base64
import re
import shutil
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace
from tests.render import report_made
from tests.render.custom_made import HARM, folder, page, templates

from smalign.base.errors import UsageError
from smalign.render.report import report
from smalign.render.report.custom.apart import Limits
from smalign.render.report.custom.folder import read_templates
from smalign.render.report.html import write_custom, write_html
from smalign.render.report.templates import CHECKOUT, chart_file

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "reports" / "examples" / "meridian"


def test_our_own_parts_make_our_own_page(tmp_path):
    """The folder of ours, copied: through the sandbox and the other process, the same bytes."""
    copied = shutil.copytree(CHECKOUT, tmp_path / "ours", ignore=shutil.ignore_patterns("mail"))
    own = read_templates(Path(copied))
    for made in (page("Text"), page(HARM)):
        assert write_custom(made, own) == write_html(made)


@pytest.fixture(scope="module", params=["ru", "en"])
def example(request):
    """The report with the face of a made-up company, and without."""
    own = read_templates(EXAMPLE)
    lang = request.param
    return lang, report(report_made.parts(), lang, "html", own), own


def test_a_company_changes_its_parts_and_keeps_the_rest(example):
    """Logo, name and address are there; every section, chart and table as before."""
    lang, written, _ = example
    tree = html.fromstring(written)
    (image,) = tree.xpath("//header//img/@src")
    kind, _, data = image.partition(";base64,")
    assert kind == "data:image/svg+xml"
    assert base64.b64decode(data) == (EXAMPLE / "logo.svg").read_bytes()
    assert tree.xpath("//div[@class='brand']//strong/text()") == [
        {"ru": "Меридиан", "en": "Meridian"}[lang]
    ]
    assert tree.xpath("//p[@class='imprint']/a/@href") == ["mailto:analytics@meridian.example"]
    plain = html.fromstring(report(report_made.parts(), lang, "html"))
    for rest in ("//main/section/@id", "//figcaption/text()", "//table//td/text()", "//dd/text()"):
        assert len(plain.xpath(rest)) > 10
        assert tree.xpath(rest) == plain.xpath(rest), rest
    assert len(written.encode()) < 500_000
    assert "--blue: #0b6e5f;" in written


def test_the_same_folder_makes_the_same_bytes(example):
    """Nothing in a template knows the time or draws lots."""
    lang, written, own = example
    assert report(report_made.parts(), lang, "html", own) == written


def _luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_colours_of_the_example_can_be_read():
    """WCAG 2.2, 1.4.3: 4.5 : 1 for every colour of text, light and dark."""
    light, dark = (EXAMPLE / "brand.css").read_text(encoding="utf-8").split("@media", 2)[:2]
    for css in (light, dark):
        named = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", css))
        for ground in ("page", "card"):
            for text in ("ink", "soft", "blue", "orange", "grey"):
                pair = sorted((_luminance(named[ground]), _luminance(named[text])))
                assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (ground, text)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{{ "a" * 10**9 }}', "template_too_large", 1),
        ('{{ "x"|center(10**9) }}', "template_too_large", 1),
        ('{{ "%1000000000d"|format(1) }}', "template_too_large", 1),
        ("{% for i in range(10**9) %}x{% endfor %}", "template_too_large", 1),
        ("{% for i in range(99999) %}{{ 'abc' * 100 }}{% endfor %}", "template_too_large", None),
        (
            "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
            "template_too_slow",
            1,
        ),
    ],
)
def test_time_and_memory_have_ends(tmp_path, text, code, line):
    """A template that would never end, or would fill the machine, is one sentence."""
    own = templates(tmp_path, header=text)
    bare = replace(page("x"), sections=())
    with pytest.raises(UsageError) as caught:
        write_custom(bare, own, Limits(seconds=3))
    assert (caught.value.code, caught.value.facts["line"]) == (code, line)
    assert caught.value.facts["file"] == f"{tmp_path}/header.html.j2"


def test_a_page_stays_below_its_size(tmp_path):
    """Tables are cut first; what a company adds cannot be, and is refused."""
    own = templates(tmp_path, header="{{ 'abc ' * 130000 }}")
    with pytest.raises(UsageError) as caught:
        write_custom(replace(page("x"), sections=()), own)
    assert caught.value.code == "template_page_large"
    assert caught.value.facts["most"] == 500_000


def test_a_chart_is_drawn_as_the_folder_says(tmp_path):
    """Another mark, another colour of the axis; drawn apart, and checked as markup."""
    spec = {
        "data": {"name": "rows", "values": []},
        "mark": {"type": "point", "fill": "#123456"},
        "encoding": {"x": {"field": "amount", "type": "quantitative"}},
    }
    own = read_templates(folder(tmp_path, {"charts/money.vl.json": _json(spec)}))
    made = page("x")
    chart = replace(made.sections[0].blocks[1].charts[0], rows=({"amount": 3},))
    only = replace(made.sections[0], blocks=(replace(made.sections[0].blocks[1], charts=(chart,)),))
    written = write_custom(replace(made, sections=(only,)), own)
    assert 'fill="#123456"' in written
    spec["mark"] = {"type": "nonsense"}
    own = read_templates(folder(tmp_path, {"charts/money.vl.json": _json(spec)}))
    with pytest.raises(UsageError) as caught:
        write_custom(replace(made, sections=(only,)), own)
    assert caught.value.code == "template_failed"
    assert caught.value.facts["file"] == f"{tmp_path}/charts/money.vl.json"


def test_a_control_character_of_a_chart_is_left_out(tmp_path):
    """It ended the process that draws, and the chart was told to take too much memory."""
    text = {"type": "text", "text": "Spend\x1b[31m"}
    spec = {"data": {"name": "rows", "values": []}, "mark": text}
    own = read_templates(folder(tmp_path, {"charts/money.vl.json": _json(spec)}))
    assert ">Spend\ufffd[31m<" in _with_a_chart(own, "x", Limits())


def _json(spec):
    import json

    return json.dumps(spec)


def _with_a_chart(own, label, limits):
    """A page of one chart, drawn as the folder says."""
    made = page("x")
    chart = replace(made.sections[0].blocks[1].charts[0], rows=({"label": label},))
    only = replace(made.sections[0], blocks=(replace(made.sections[0].blocks[1], charts=(chart,)),))
    return write_custom(replace(made, sections=(only,)), own, limits)


def test_a_chart_that_never_ends_is_named(tmp_path):
    """The engine that draws hears no signal and is killed; the sentence still names its file."""
    spec = chart_file("money.vl.json")
    endless = "length(replace(datum.label, regexp('(a+)+(a+)+b'), 'x'))"
    spec["transform"] = [{"calculate": endless, "as": "first"}]
    own = read_templates(folder(tmp_path, {"charts/money.vl.json": _json(spec)}))
    with pytest.raises(UsageError) as caught:
        _with_a_chart(own, "a" * 200, Limits(seconds=1))
    assert caught.value.code == "template_too_slow"
    assert caught.value.facts["file"] == f"{tmp_path}/charts/money.vl.json"


def test_a_chart_of_ours_that_fails_is_the_fault_of_the_theme(tmp_path):
    """It is drawn by the theme of the folder: no file is named that is not there."""
    own = read_templates(folder(tmp_path, {"charts/theme.json": _json({"mark": "nonsense"})}))
    assert own.drawn_by("money") == f"{tmp_path}/charts/theme.json"


def test_a_chart_that_fills_the_memory_is_refused(tmp_path):
    """The engine that draws has its limits, too; this process goes on."""
    spec = chart_file("money.vl.json")
    spec["transform"] = [
        {"calculate": "pad('x', 300000000, 'y') + length(pad('z', 400000000, 'y'))", "as": "label"}
    ]
    own = read_templates(folder(tmp_path, {"charts/money.vl.json": _json(spec)}))
    with pytest.raises(UsageError) as caught:
        _with_a_chart(own, "a", Limits(seconds=4, drawing=700 << 20))
    assert caught.value.code in ("template_failed", "template_too_large", "template_too_slow")
