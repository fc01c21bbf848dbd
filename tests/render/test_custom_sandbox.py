"""A company's template reaches the page and nothing else; every text stays escaped."""

from __future__ import annotations

import pytest
from tests.render.custom_made import HARM, page, shown, templates

from smalign.base.errors import UsageError
from smalign.render.report.custom.markup import check_page
from smalign.render.report.html import CSP

REACHING = {
    "{{ ''.__class__.__mro__ }}": "__class__",
    "{{ page.__init__.__globals__ }}": "__init__",
    "{{ page['__class__'] }}": "__class__",
    "{{ page.sections[0].__struct_fields__ }}": "__struct_fields__",
    "{{ ().__class__.__bases__[0].__subclasses__() }}": "__class__",
    "{{ cycler.__init__.__globals__.os }}": "__init__",
    "{{ draw.__globals__ }}": "__globals__",
    "{{ draw.__closure__ }}": "__closure__",
    "{{ image.__code__ }}": "__code__",
    "{{ range.__globals__ }}": "__globals__",
    "{{ super.__class__ }}": "__class__",
    "{{ self._TemplateReference__context }}": "_TemplateReference__context",
    "{{ self['_TemplateReference__context'] }}": "_TemplateReference__context",
    "{% import 'ours/blocks.html.j2' as b with context %}{{ b._body_stream }}": "_body_stream",
    "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m(1) }}": "__class__",
    "{{ [page]|map(attribute='__class__')|first }}": "__class__",
    "{{ '{0.__class__}'.format(page) }}": "str.format",
    "{{ '{x.__class__}'.format_map({'x': page}) }}": "str.format_map",
    "{{ page.title.encode('utf-8') }}": "encode",
    "{{ page.title.translate({60: '<'}) }}": "translate",
    "{{ page.words.clear() }}": "clear",
    "{{ page.words.pop('about') }}": "pop",
    "{{ [].append(1) }}": "append",
    "{{ page.rungs[0].bar.hex() }}": "hex",
}
ABSENT = {
    "{{ lipsum() }}": "lipsum",
    "{{ namespace(__html__=page.title.strip) }}": "namespace",
    "{{ joiner(', ') }}": "joiner",
    "{{ dict(a=1) }}": "dict",
    "{{ config }}": "config",
    "{{ request.environ }}": "request",
}
UNESCAPED = {
    "{{ page.title|safe }}": "safe",
    "{% filter safe %}{{ page.title }}{% endfilter %}": "safe",
    "{% set x|safe %}{{ page.title }}{% endset %}": "safe",
    "{% if 0 %}{{ page.title|safe }}{% endif %}": "safe",
    "{% autoescape false %}{{ page.title }}{% endautoescape %}": "autoescape",
    "{{ page.title|tojson }}": "tojson",
    "{{ {'onload': page.title}|xmlattr }}": "xmlattr",
    "{{ page.title|urlize }}": "urlize",
    "{{ page.title|forceescape }}": "forceescape",
}
ELSEWHERE = [
    '{% include "/etc/passwd" %}',
    '{% include "../report.html.j2" %}',
    '{% include "ours/../style.css" %}',
    '{% include "style.css" %}',
    '{% include ["/etc/passwd", "header.html.j2"] %}',
    '{% import "os" as os %}',
    '{% extends "/etc/passwd" %}',
    '{% set name = "/etc/" ~ "passwd" %}{% include name %}',
]


def _refused(tmp_path, text):
    """How a header with this text on its second line is refused."""
    with pytest.raises(UsageError) as caught:
        shown(page(), templates(tmp_path, header=f"<p>ok</p>\n{text}\n"))
    error = caught.value
    assert error.facts["file"] == f"{tmp_path}/header.html.j2"
    assert error.facts["line"] == 2
    return error


@pytest.mark.parametrize("text", REACHING)
def test_nothing_behind_a_value_is_reached(tmp_path, text):
    """Classes, globals, contexts, what changes or formats: refused by name, on its line."""
    error = _refused(tmp_path, text)
    assert (error.code, error.facts["found"]) == ("template_forbidden", REACHING[text])


@pytest.mark.parametrize("text", ABSENT)
def test_helpers_that_build_objects_are_not_there(tmp_path, text):
    """An object with `__html__` of its own would not be escaped; lipsum is chance."""
    error = _refused(tmp_path, text)
    assert (error.code, error.facts["found"]) == ("template_undefined", ABSENT[text])


@pytest.mark.parametrize("text", UNESCAPED)
def test_escaping_cannot_be_switched_off(tmp_path, text):
    """What marks a text as safe is refused when it is read, also where it would never run."""
    error = _refused(tmp_path, text)
    assert (error.code, error.facts["found"]) == ("template_unescaped", UNESCAPED[text])


@pytest.mark.parametrize("text", ELSEWHERE)
def test_only_parts_of_the_page_are_included(tmp_path, text):
    """No path, however it is written, is looked up on a disk."""
    assert _refused(tmp_path, text).code == "template_unknown_part"


@pytest.mark.parametrize(
    "text",
    [
        "<p>{{ page.title }}</p>",
        "<p title='{{ page.title }}'>{{ page.title|e }}</p>",
        '<p title="{{ page.title|upper }}">{{ page.title|replace("&", "<") }}</p>',
        "{% set kept %}{{ page.title }}{% endset %}{{ kept }}{{ kept[1:] }}{{ kept|upper }}",
        "{% set kept %}{{ page.title }}{% endset %}{{ kept|replace('&lt;', '<') }}",
        "{% set kept %}%s{% endset %}{{ kept|format(page.title) }}{{ kept % page.title }}",
        "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(page.title) }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ page.title }}{% endcall %}",
        "{{ '<b>' ~ page.title }}{{ ['<i>', page.title]|join('<u>') }}",
        "{{ '%s'|format(page) }}{{ page.title|indent(width='<b>') }}{{ page.title|striptags }}",
        "{% for block in page.sections[0].blocks %}{{ block.kind }}{% endfor %}",
        '{% include "ours/header.html.j2" %}',
        "<a href='#{{ page.sections[0].anchor }}'>{{ page.words.contents }}</a>",
    ],
)
def test_hostile_texts_stay_texts(tmp_path, text):
    """However a template passes them on, they are no tag; the page passes the check of tags."""
    own = templates(tmp_path, header=text)
    written = shown(page(HARM), own)
    assert "<script" not in written
    assert "<SCRIPT" not in written
    assert "\x1b" not in written
    check_page(written, own, CSP)


def test_a_page_is_extended_by_its_blocks(tmp_path):
    """A block of ours in place of another, with what it was."""
    text = (
        '{% extends "ours/report.html.j2" %}'
        "{% block head %}<meta name='author' content='Meridian'>\n{% endblock %}"
        "{% block header %}<p>Before</p>\n{{ super() }}<p>After</p>\n{% endblock %}"
        "{% block sections %}{% endblock %}"
    )
    own = templates(tmp_path, report=text)
    written = shown(page("Text"), own)
    check_page(written, own, CSP)
    assert written.index("Before") < written.index("<h1>Text</h1>") < written.index("After")
    assert "content='Meridian'>\n</head>" in written
    assert 'id="reading"' not in written


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("{{ page.titel }}", "template_undefined", {"found": "titel", "did_you_mean": ["title"]}),
        ("{{ pgae.title }}", "template_undefined", {"found": "pgae", "did_you_mean": ["page"]}),
        ("{{ page.words.abuot }}", "template_undefined", {"did_you_mean": ["about"]}),
        ("{{ page.title|trunkate(5) }}", "template_unknown_filter", {"did_you_mean": ["truncate"]}),
        ("{{ image('logo.svg') }}", "template_image_unknown", {"found": "logo.svg"}),
        ("{{ page }}", "template_failed", {"why": "a Page is no text"}),
        ("{{ 1 / 0 }}", "template_failed", {"why": "division by zero"}),
        ("{% if page %}", "template_syntax", {}),
        ("{{ page.title", "template_syntax", {}),
        (
            "{% include 'haeder.html.j2' %}",
            "template_unknown_part",
            {"did_you_mean": ["header.html.j2"]},
        ),
        ("{% include 'header.html.j2' %}", "template_endless", {}),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "template_endless", {}),
        ("{{ range(10 ** 9) }}", "template_too_large", {}),
    ],
)
def test_a_mistake_names_its_line_and_what_was_meant(tmp_path, text, code, facts):
    """File and line of the template, and the nearest name where there is one."""
    error = _refused(tmp_path, text)
    assert error.code == code
    assert facts.items() <= error.facts.items()


def test_a_mistake_inside_our_part_is_told_where_it_was_called(tmp_path):
    """A macro of ours that is given the wrong thing: the company's line, not ours."""
    text = '{% import "ours/blocks.html.j2" as b with context %}{{ b.table(page) }}'
    error = _refused(tmp_path, text)
    assert error.code == "template_undefined"
    assert error.facts["found"] == "caption"
