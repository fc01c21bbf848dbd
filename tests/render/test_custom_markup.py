"""A page that a company's parts wrote is as safe as ours, or it is refused."""

from __future__ import annotations

import pytest
from tests.render.custom_made import folder, page, shown, templates

from smalign.base.errors import UsageError
from smalign.render.report.custom.folder import read_templates
from smalign.render.report.custom.markup import check_page
from smalign.render.report.custom.styles import loads
from smalign.render.report.html import CSP
from smalign.render.report.templates import text_of

ACTIVE = {
    "<script>alert(1)</script>": "<script>",
    "<ScRiPt>alert(1)</ScRiPt>": "<script>",
    "<p onclick='x()'>": "onclick=x()",
    "</p onclick='x()'>": "onclick=x()",
    "<iframe src='x'></iframe>": "<iframe>",
    "<object data='x'></object>": "<object>",
    "<embed src='x'>": "<embed>",
    "<form action='x'></form>": "<form>",
    "<base href='x'>": "<base>",
    "<template></template>": "<template>",
    "<textarea></textarea>": "<textarea>",
    "<math></math>": "<math>",
    "<style>p { color: red }</style>": "<style>",
    "<svg><use href='#x'/></svg>": "<use>",
    "<svg><foreignObject></foreignObject></svg>": "<foreignobject>",
    "<svg><a xlink:href='#x'></a></svg>": "xlink:href=#x",
    "<svg xmlns='http://www.w3.org/1999/xhtml'></svg>": "xmlns=http://www.w3.org/1999/xhtml",
    "<img src='https://example.com/x.png'>": "src=https://example.com/x.png",
    "<img src='logo.png'>": "src=logo.png",
    "<img srcset='x.png 2x'>": "srcset=x.png 2x",
    "<table background='x'></table>": "background=x",
    "<a href='javascript:alert(1)'>x</a>": "href=javascript:alert(1)",
    "<a href='&#106;avascript:alert(1)'>x</a>": "href=javascript:alert(1)",
    "<a href='//example.com'>x</a>": "href=//example.com",
    "<a href='https://example.com/?{{ page.lang }}'>x</a>": "href=https://example.com/?en",
    "<a href='#x' ping='https://example.com'>x</a>": "ping=https://example.com",
    "<p style='background: url(//x.example)'>": "style=background: url(//x.example)",
    "<p style='background: \\75rl(x)'>": "style=background: \\75rl(x)",
}
BROKEN = [
    "<p class={{ page.title }}>",
    "<img src=x onerror=alert(1)>",
    "<p/onclick='x'>",
    "<p title='a' title='b'>",
    "<p title=\u00a0'x onclick=y'>",
    "<!--><b>x</b>-->",
    "<!-- <b> -->",
    "<![CDATA[x]]>",
    "<?xml version='1.0'?>",
    "<p title='<b>'>",
    "a < b",
]
PLAIN = [
    "<!-- a note --><p class='x' id='y' data-z='1' aria-label='url(x)'>&lt;b&gt;</p>",
    "<a href='https://example.com/report'>our site</a>",
    "<a href='mailto:a@example.com'>a</a> <a href='tel:+78000000000'>b</a>",
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1'/></svg>",
    "<img alt='' src='data:image/png;base64,iVBORw0KGgo='>",
    "<BR/><p style='color: red'>x</p>",
]


@pytest.mark.parametrize("text", ACTIVE)
def test_what_loads_or_runs_is_refused_on_its_line(tmp_path, text):
    """Elements, handlers, addresses, whatever their case or spelling."""
    own = templates(tmp_path, footer=f"<p>\n{text}\n")
    with pytest.raises(UsageError) as caught:
        check_page(shown(page("x"), own), own, CSP)
    assert caught.value.code == "template_active"
    assert caught.value.facts == {
        "file": f"{tmp_path}/footer.html.j2",
        "line": 2,
        "found": ACTIVE[text],
    }


@pytest.mark.parametrize("text", BROKEN)
def test_what_a_browser_could_read_otherwise_is_refused(tmp_path, text):
    """Values without quotes, of which a text of the data would make attributes; broken tags."""
    own = templates(tmp_path, footer=f"<p>\n{text}\n")
    with pytest.raises(UsageError) as caught:
        check_page(shown(page("x"), own), own, CSP)
    assert caught.value.code == "template_markup"
    assert caught.value.facts["line"] == 2


@pytest.mark.parametrize("text", PLAIN)
def test_plain_markup_is_left_alone(tmp_path, text):
    """Comments, drawings, images inside, and a link that stands in the part as it is."""
    own = templates(tmp_path, footer=text)
    check_page(shown(page("x"), own), own, CSP)


def test_a_text_of_the_data_is_no_link(tmp_path):
    """An address that comes from the export leads nowhere."""
    own = templates(tmp_path, footer='<a href="{{ page.title }}">x</a>')
    with pytest.raises(UsageError, match="template_active"):
        check_page(shown(page("https://example.com/"), own), own, CSP)


@pytest.mark.parametrize(
    "change",
    [
        ("{{ csp }}", "default-src *"),
        ("http-equiv", "http-eqiv"),
        ("Security", "\u017fecurity"),
        ('<meta charset="utf-8">\n', '<meta charset="utf-8">\n<title>x</title>\n'),
        ("<head>", "<head><!-- <head> -->"),
        ('<html lang="{{ page.lang }}">', '<html lang="{{ page.lang }}" onload="x">'),
        ("<!DOCTYPE html>", ""),
    ],
)
def test_the_policy_stands_first_and_as_it_is(tmp_path, change):
    """A page of one's own keeps the policy, before everything."""
    text = text_of("report.html.j2")
    assert change[0] in text
    own = templates(tmp_path, report=text.replace(*change))
    with pytest.raises(UsageError) as caught:
        check_page(shown(page("x"), own), own, CSP)
    assert caught.value.code == "template_policy"
    assert caught.value.facts["file"] == f"{tmp_path}/report.html.j2"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta http-equiv="refresh" content="0;url=https://example.com">',
        '<meta http-equiv="Content-Security-Policy" content="x">',
        '<link rel="stylesheet" href="data:text/css,x">',
        '<link rel="icon" href="https://example.com/x.png">',
    ],
)
def test_a_meta_or_link_may_not_act(tmp_path, meta):
    """A refresh leads elsewhere, a second policy or style is none of ours."""
    own = templates(tmp_path, report=_with(meta))
    with pytest.raises(UsageError, match="template_active"):
        check_page(shown(page("x"), own), own, CSP)


def test_a_meta_may_describe(tmp_path):
    """The colour of the browser's frame, and an icon that is in the page."""
    icon = '<link rel="icon" href="data:image/png;base64,iVBORw0KGgo=">'
    text = _with(f'<meta name="theme-color" content="#0b5d51">\n{icon}')
    own = templates(tmp_path, report=text)
    check_page(shown(page("x"), own), own, CSP)


def _with(meta):
    """Our page with one more element in its head."""
    return text_of("report.html.j2").replace("<title>", f"{meta}\n<title>")


@pytest.mark.parametrize(
    "css",
    [
        '@import "x.css";',
        "p { background: url(https://example.com/x) }",
        "p { background: URL( '//example.com' ) }",
        "p { background: u\\72l(https://example.com) }",
        "@im\\port 'x';",
        "p { background: image-set('x.png' 1x) }",
        "@font-face { src: url(data:font/woff2;base64,AA) }",
        "p { background: url(data:text/html;base64,AA) }",
        "</style><script>",
        "p { width: expression(alert(1)) }",
        "p { behavior: url(x) }",
    ],
)
def test_a_style_loads_nothing(tmp_path, css):
    """Whatever the spelling; the sentence has the line, where it is written plainly."""
    text = f"/* ours */\n{css}\n"
    assert loads(text)
    with pytest.raises(UsageError) as caught:
        read_templates(folder(tmp_path, {"brand.css": text}))
    assert caught.value.code in ("template_active", "template_image_unknown")
    assert caught.value.facts["file"] == f"{tmp_path}/brand.css"


def test_a_style_that_only_draws_is_left_alone():
    """Ours, comments that name an address, child selectors, scrolling."""
    for css in (
        text_of("style.css"),
        "a > b { scroll-behavior: smooth; content: '\\201C' attr(data-x) }",
        "p { mask: url(#m); background: url(data:image/png;base64,AA==) }",
    ):
        assert loads(css) == ""
