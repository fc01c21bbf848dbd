"""What a text that came out of a form would do to its reader: found by the parsers readers use."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import cmarkgfm
from cmarkgfm.cmark import Options
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK: Final = "pwn"
CONTROLS: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Everything but a line end that moves a cursor, turns a line around or is no character."""
PAGE_TAGS: Final = re.compile(
    "html|head|meta|title|style|body|main|header|section|footer|nav|article|aside|div|p|"
    "span|h[1-4]|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td|details|"
    "summary|figure|figcaption|pre|code|small|strong|em|i|a|svg|g|path|line|rect|circle|"
    "text"
)
"""What our templates and charts are made of; none of these runs or loads."""
_SAID: Final = frozenset({"aria-label"})
"""Attributes that are read out, and so may hold any text."""
_WRITTEN: Final = re.compile(
    "lang|charset|align|http-equiv|content|name|class|id|style|scope|tabindex|role|"
    "colspan|href|open|aria-label|aria-hidden|version|width|height|viewbox|"
    "fill(-opacity)?|transform|pointer-events|d|display|opacity|"
    "stroke(-(width|linecap|dasharray|opacity|linejoin))?|text-anchor|"
    "font-(size|weight|style)|[xyr]|[xy][12]|c[xy]"
)
_STYLES: Final = re.compile(r"(--w|width):\d+(\.\d+)?%;?|left:\d+(\.\d+)?%;?")
_METAS: Final = {
    "http-equiv": {"Content-Security-Policy"},
    "name": {"viewport", "color-scheme", "referrer"},
}
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_VOID: Final = frozenset({"meta", "br", "hr"})
_MARKDOWN_TAGS: Final = re.compile(
    "html|head|body|h[1-3]|p|ul|ol|li|table|thead|tbody|tr|th|td|blockquote|pre|code|"
    "strong|details|summary"
)


def live_in_page(page: str) -> list[str]:
    """Elements, attributes and addresses of an HTML page that are not ours, and broken nesting."""
    return [*_strangers(page, PAGE_TAGS), *_unbalanced(page)]


def live_in_markdown(text: str) -> list[str]:
    """The same of Markdown, as GitHub's own parser makes a page of it, raw HTML let through."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    page = cmarkgfm.github_flavored_markdown_to_html(text, options=options)
    return [*_strangers(page, _MARKDOWN_TAGS), *_unbalanced(page)]


def controls(text: str, allowed: str = "") -> set[str]:
    """The control characters in a text, without those the form itself writes."""
    return set(CONTROLS.findall(text)) - set(allowed)


def _strangers(page: str, tags: re.Pattern[str]) -> Iterator[str]:
    tree = LexborHTMLParser(page)
    anchors = {node.attributes["id"] for node in tree.css("[id]")}
    for node in tree.root.traverse(include_text=True):
        tag = node.tag or ""
        if tag == "-text":
            continue
        if not tags.fullmatch(tag):
            yield f"<{tag}>"
        for name, value in node.attributes.items():
            if not _WRITTEN.fullmatch(name.lower()):
                yield f"<{tag} {name}>"
            elif not _is_harmless(tag, name.lower(), value or "", anchors):
                yield f"<{tag} {name}={value}>"


def _is_harmless(tag: str, name: str, value: str, anchors: set[str | None]) -> bool:
    if name in _SAID:
        return True
    if name == "href":
        return tag == "a" and value[:1] == "#" and value[1:] in anchors
    if name == "style":
        return _STYLES.fullmatch(value) is not None
    if tag == "meta":
        return name not in _METAS or value in _METAS[name]
    return MARK not in value and "url(" not in value and ":" not in value.split("(", maxsplit=1)[0]


def _unbalanced(page: str) -> Iterator[str]:
    """Tags that close nothing, or another element than the last one opened."""
    opened: list[str] = []
    for found in _TAG.finditer(page):
        is_end, tag = bool(found[1]), found[2].lower()
        if tag in _VOID or found[0].endswith("/>"):
            continue
        if not is_end:
            opened.append(tag)
        elif not opened or opened.pop() != tag:
            yield f"{found[0]} at {found.start()}"
            return
    yield from (f"<{tag}> is not closed" for tag in opened)
