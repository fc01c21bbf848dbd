"""The written page is checked tag by tag: it loads nothing and runs nothing, whoever wrote it.

What is no plain tag with quoted values is refused, so a browser reads the tags that are read here.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.render.report.custom.styles import loads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.render.report.custom.records import Templates

_VALUE: Final = r"""(?:"[^"<]*"|'[^'<]*')"""
_GAP: Final = r"[ \t\n\f\r]"
"""What HTML takes for a blank; Python knows more of them."""
_NAME: Final = r"[a-zA-Z_][a-zA-Z0-9_:.-]*"
_ATTRIBUTE: Final = rf"{_GAP}+{_NAME}(?:{_GAP}*={_GAP}*{_VALUE})?"
_TAG: Final = re.compile(
    rf"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<inside>(?:{_ATTRIBUTE})*){_GAP}*/?>"
)
_EACH: Final = re.compile(rf"{_GAP}+({_NAME})(?:{_GAP}*={_GAP}*({_VALUE}))?")
_COMMENT: Final = re.compile(r"<!--[^<>]*-->")
_STYLE: Final = re.compile(r"(<style>)([^<]*)(</style>)")
_NAMES: Final = (
    "html head meta title style link body main header footer nav section article aside hgroup "
    "address h1 h2 h3 h4 h5 h6 p div span a b strong i em small s u mark abbr cite code kbd samp "
    "var sub sup time q blockquote br hr wbr pre bdi bdo ul ol li dl dt dd table caption colgroup "
    "col thead tbody tfoot tr th td figure figcaption img picture details summary data meter "
    "svg g path rect circle ellipse line polyline polygon text tspan desc defs symbol "
    "lineargradient radialgradient stop clippath mask pattern marker"
)
_ELEMENTS: Final = frozenset(_NAMES.split())
_OF_HEAD: Final = ("html", "head", "meta", "title", "link", "style")
_LOADING: Final = (
    "action archive background cite classid codebase data dynsrc formaction href longdesc lowsrc "
    "manifest ping poster profile src srcdoc srcset usemap xlink:href xml:base"
)
_ADDRESSES: Final = frozenset(_LOADING.split())
"""Attributes that hold an address; two of them may, see below."""
_LINK: Final = re.compile(r"#[\w-]*|mailto:[^\s<>]+|tel:[\d+-]+")
_WEB: Final = re.compile(r"https?://[^\s<>\"']+")
_IMAGE: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[\w+/=]+")
_SVG: Final = "http://www.w3.org/2000/svg"
_METAS: Final = frozenset(
    (
        *("viewport", "color-scheme", "referrer", "author", "description", "generator"),
        *("robots", "theme-color"),
    )
)


def check_page(text: str, templates: Templates, csp: str) -> None:
    """Refuse a page that is not as safe as ours.

    Raises:
        UsageError: template_policy: the policy does not stand first; template_markup: a tag that
            is none; template_active: what loads or runs; with file and line, where they are known.

    """
    head = _head(csp).match(text)
    if head is None:
        place = templates.place("report.html.j2")
        own = "report.html.j2" in templates.pages
        raise UsageError("template_policy", file=place if own else templates.folder)
    for found in _offences(text[head.end() :], templates):
        code, shown, *needles = found
        file, line = _located(templates, needles)
        raise UsageError(code, file=file, line=line, found=shown)


def _head(csp: str) -> re.Pattern[str]:
    """How every page begins."""
    policy = re.escape(csp).replace("'", "(?:'|&#39;)")
    return re.compile(
        r'\s*<!doctype html>\s*<html(?: (?:lang|class|dir)="[a-z -]*")*>\s*<head>'
        r'\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" '
        rf'content="{policy}">',
        re.IGNORECASE | re.ASCII,  # else a long s would do for an s, and not for a browser
    )


def _offences(text: str, templates: Templates) -> Iterator[tuple[str, ...]]:
    """Code, what is shown, and what to look for in the folder, best first."""
    at = text.find("<")
    is_head = True
    while at >= 0:
        comment = _COMMENT.match(text, at)
        style = _STYLE.match(text, at) if is_head else None
        tag = _TAG.match(text, at)
        if style is not None:
            bad = loads(style[2])
            if bad:
                yield "template_active", bad, bad
        elif tag is not None:
            name = tag["name"].lower()
            is_head = is_head and name in _OF_HEAD
            yield from _of_tag(name, tag, templates)
        elif comment is None:
            piece = text[at : at + 60].partition("\n")[0]
            yield "template_markup", piece, piece, piece[:20], piece[:8]
        ended = style or tag or comment
        at = text.find("<", ended.end() if ended else at + 1)


def _of_tag(name: str, tag: re.Match[str], templates: Templates) -> Iterator[tuple[str, ...]]:
    if name not in _ELEMENTS or name == "style":
        yield "template_active", f"<{name}>", tag[0], f"<{name}"
        return
    each = _EACH.findall(tag["inside"])
    given = {key.lower(): unescape(value[1:-1]) for key, value in each}
    if len(given) < len(each):  # a browser takes the first of two, and so must who checks
        yield "template_markup", tag[0][:60], tag[0], f"<{name}"
    if name in ("meta", "link") and not _is_plain(name, given):
        yield "template_active", tag[0], tag[0], f"<{name}"
    for key, value in given.items():
        if _is_bad(name, key, value, templates):
            shown = f"{key}={value[:60]}"
            yield "template_active", shown, f'{key}="{value}', f"{key}=", f"{key} ="


def _is_plain(name: str, given: dict[str, str]) -> bool:
    """A meta that only describes, a link that is the page's icon."""
    if name == "meta":
        return "charset" in given or ("http-equiv" not in given and given.get("name") in _METAS)
    return given.get("rel") == "icon"


def _is_bad(name: str, key: str, value: str, templates: Templates) -> bool:
    """Whether an attribute runs something or has an address that it must not have."""
    if key.startswith(("on", "xmlns:")):
        return True
    if key == "href" and name == "a":
        return not (_LINK.fullmatch(value) or _is_written(value, templates))
    if (key == "src" and name == "img") or (key == "href" and name == "link"):
        return _IMAGE.fullmatch(value) is None
    if key == "xmlns":
        return value != _SVG
    if key in _ADDRESSES:
        return True
    is_text = key.startswith("aria-") or key in ("title", "alt", "content", "class", "id")
    return not is_text and bool(loads(value))


def _is_written(address: str, templates: Templates) -> bool:
    """A link out stands in a part as it is: no text of the data is in it."""
    if not _WEB.fullmatch(address):
        return False
    quoted = (f'"{address}"', f"'{address}'")
    return any(one in unescape(text) for text in templates.pages.values() for one in quoted)


def _located(templates: Templates, needles: list[str]) -> tuple[str, int | None]:
    """Where in the folder the first of `needles` stands."""
    sources = {**templates.pages}
    for needle in needles:
        for name, text in sources.items():
            at = text.lower().find(needle.lower())
            if at >= 0:
                return templates.place(name), text.count("\n", 0, at) + 1
    return templates.folder, None
