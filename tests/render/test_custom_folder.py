"""A folder of templates: known names, nothing outside of it, nothing large or foreign."""

from __future__ import annotations

import json
import os

import pytest
from tests.render.custom_made import folder

from smalign.base.errors import UsageError
from smalign.render.report.custom.folder import read_templates
from smalign.render.report.templates import chart_file, text_of

PNG = b"\x89PNG\r\n\x1a\n0000"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'
SPEC = '{"data": {"name": "rows", "values": []}, "mark": "bar"}'


def _refused(path, files):
    with pytest.raises(UsageError) as caught:
        read_templates(folder(path, files))
    return caught.value


def test_a_folder_is_read_whole(tmp_path):
    """Parts, styles, charts, theme and images, each with its sum; hidden files are not."""
    found = read_templates(
        folder(
            tmp_path,
            {
                "header.html.j2": b"\xef\xbb\xbf<p>\r\nx</p>",
                "brand.css": "p { background: url('images/dot.png') }",
                "charts/money.vl.json": SPEC,
                "charts/theme.json": '{"font": "Inter", "axis": {"labelColor": "#000000"}}',
                "logo.svg": SVG,
                "images/dot.png": PNG,
                ".git/config": "x",
                "README.md": "x",
            },
        )
    )
    assert found.pages == {"header.html.j2": "<p>\nx</p>"}
    assert found.style is None
    assert found.css.startswith(text_of("style.css").rstrip())
    assert found.css.endswith('url("data:image/png;base64,iVBORw0KGgowMDAw") }\n')
    assert set(found.charts) == {"money.vl.json"}
    assert found.theme["font"] == "Inter"
    assert found.theme["axis"] == chart_file("theme.json")["axis"] | {"labelColor": "#000000"}
    assert set(found.images) == {"logo.svg", "images/dot.png"}
    assert len(found.sums) == 6


def test_a_style_of_ours_can_be_replaced(tmp_path):
    """style.css in place of ours, brand.css after it."""
    found = read_templates(folder(tmp_path, {"style.css": "p {}\n", "brand.css": "b {}"}))
    assert found.css == "p {}\n\nb {}\n"


@pytest.mark.parametrize(
    ("files", "code", "facts"),
    [
        ({}, "template_nothing", {}),
        ({"logo.svg": SVG}, "template_nothing", {}),
        ({"README.md": "x"}, "template_nothing", {}),
        ({"haeder.html.j2": "x"}, "template_unknown_file", {"did_you_mean": ["header.html.j2"]}),
        ({"header.html": "x"}, "template_unknown_file", {"did_you_mean": ["header.html.j2"]}),
        (
            {"money.vl.json": SPEC},
            "template_unknown_file",
            {"did_you_mean": ["charts/money.vl.json"]},
        ),
        ({"charts/x/y.json": SPEC}, "template_unknown_file", {}),
        ({"brand.css": "x" * 200_001}, "template_file_large", {"size": 200_001, "most": 200_000}),
        ({"brand.css": b"p {}\n\xff"}, "template_not_utf8", {"line": 2}),
        (
            {"brand.css": "p {\nbackground: url(lgo.svg) }", "logo.svg": SVG},
            "template_image_unknown",
            {"line": 2, "did_you_mean": ["logo.svg"]},
        ),
        ({"brand.css": "", "x.png": b"GIF89a"}, "template_image_kind", {"found": "image/png"}),
        ({"brand.css": "", "x.svg": "<svg"}, "template_image_kind", {"line": 1}),
        ({"brand.css": "", "x.svg": "<html/>"}, "template_image_kind", {}),
        ({"charts/money.vl.json": "{\n,}"}, "template_json", {"line": 2}),
        ({"charts/money.vl.json": "[]"}, "template_json", {}),
        ({"charts/money.vl.json": '{"x": NaN}'}, "template_json", {}),
        ({"charts/money.vl.json": "[" * 100_000}, "template_json", {}),
        ({"charts/money.vl.json": '{"mark": "bar"}'}, "template_chart_rows", {}),
        (
            {"charts/money.vl.json": '{"data":\n{"url": "x.csv"}}'},
            "template_chart_loads",
            {"line": 2, "found": "url"},
        ),
        ({"header.html.j2": "{{ 1" + " + 1" * 20_000 + " }}"}, "template_endless", {}),
        (
            {"charts/theme.json": '{"a": [{"href": "x"}]}'},
            "template_chart_loads",
            {"found": "href"},
        ),
        (
            {"charts/money.vl.json": '{"data": {"sequence": {"stop": 1e9}}}'},
            "template_chart_loads",
            {},
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path, files, code, facts):
    """The code of its sentence, and what it needs to say."""
    error = _refused(tmp_path, files)
    assert error.code == code
    assert facts.items() <= error.facts.items()


def test_a_folder_of_many_files_is_refused(tmp_path):
    """Eleven files of 190 kB are more than two million bytes."""
    files = {f"images/{at}.png": PNG + b"0" * 190_000 for at in range(11)}
    assert _refused(tmp_path, files).code == "template_folder_large"


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>x</script>", "<script>"),
        ('<path onclick="x"/>', "onclick"),
        ('<image href="https://example.com/x.png"/>', "<image>"),
        ('<path style="fill: url(https://example.com)"/>', "style"),
        ("<style>@import 'x'</style>", "<style>"),
        ("<foreignObject/>", "<foreignObject>"),
    ],
)
def test_a_logo_only_draws(tmp_path, inside, found):
    """An SVG that runs or loads is refused with its line."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">\n{inside}</svg>'
    error = _refused(tmp_path, {"brand.css": "", "logo.svg": svg})
    assert (error.code, error.facts["line"]) == ("template_image_active", 2)
    assert error.facts["found"] == found


def test_entities_of_a_logo_are_not_expanded(tmp_path):
    """A document type of its own is refused: it could read a file, or grow without end."""
    svg = '<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]><svg>&x;</svg>'
    error = _refused(tmp_path, {"brand.css": "", "logo.svg": svg})
    assert error.code in ("template_image_active", "template_image_kind")


def test_links_stay_in_the_folder(tmp_path):
    """A link to a file beside it is followed, one that leads out is refused."""
    outside = tmp_path / "outside.css"
    outside.write_text("p {}", encoding="utf-8")
    own = folder(tmp_path / "own", {"style.css": "b {}"})
    (own / "brand.css").symlink_to("style.css")
    assert read_templates(own).brand == "b {}"
    (own / "brand.css").unlink()
    (own / "brand.css").symlink_to(outside)
    assert _refused(own, {}).code == "template_outside"
    (own / "brand.css").unlink()
    (own / "brand.css").symlink_to("brand.css")
    assert _refused(own, {}).code == "template_unreadable"


def test_a_pipe_is_not_waited_for(tmp_path):
    """What is no file is refused at once."""
    own = folder(tmp_path, {"style.css": "b {}"})
    os.mkfifo(own / "brand.css")
    assert _refused(own, {}).code == "template_unknown_file"


def test_a_folder_that_is_not_there_is_said_so(tmp_path):
    """Nothing there, and a file in its place."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (tmp_path / "none", tmp_path / "file"):
        with pytest.raises(UsageError, match="template_missing"):
            read_templates(path)


def test_every_chart_of_ours_is_a_valid_part(tmp_path):
    """Our own specifications pass what a company's must pass."""
    files = {
        f"charts/{name}.vl.json": json.dumps(chart_file(f"{name}.vl.json"))
        for name in ("money", "bridge")
    }
    assert read_templates(folder(tmp_path, files)).charts["bridge.vl.json"] == chart_file(
        "bridge.vl.json"
    )
