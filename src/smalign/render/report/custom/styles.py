"""Style sheets of a folder: images of it become data URIs, nothing else is loaded."""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_URL: Final = re.compile(r"""url\(\s*(["']?)([^"'()\\\s]*)\1\s*\)""", re.IGNORECASE)
_HARMLESS: Final = re.compile(
    r"""url\(\s*(["']?)(?:\#[\w-]+|data:image/(?:png|jpeg|gif|webp|svg\+xml)"""
    r"""(?:;base64)?,[^"'()\\\s]*)\1\s*\)""",
    re.IGNORECASE,
)
_LOADS: Final = re.compile(
    r"@import|@namespace|@font-face|\burl\(|\bsrc\(|image-set\(|\bimage\("
    r"|expression\(|(?<![\w-])behavior\s*:|-moz-binding|</|<!",
    re.IGNORECASE,
)
"""What loads or runs, in any browser there was; `</` would end the style."""


def style_of(folder: Path, name: str, texts: Mapping[str, str], images: Mapping[str, str]) -> str:
    """The style sheet with its images inside.

    Raises:
        UsageError: template_image_unknown; template_active.

    """
    file, text = f"{folder}/{name}", texts[name]

    def inside(found: re.Match[str]) -> str:
        address = found[2].removeprefix("./")
        if address in images:
            return f'url("{images[address]}")'
        if not address or ":" in address or address.startswith(("#", "/")):
            return found[0]
        line = text.count("\n", 0, found.start()) + 1
        near = get_close_matches(address, images, 1)
        raise UsageError(
            "template_image_unknown", file=file, line=line, found=address, did_you_mean=near
        )

    held = _URL.sub(inside, text)
    found = loads(held)
    if found:
        at = text.lower().find(found.lower())
        line = text.count("\n", 0, at) + 1 if at >= 0 else None
        raise UsageError("template_active", file=file, line=line, found=found)
    return held


def loads(css: str) -> str:
    """What in a style sheet loads, runs or ends it; "" where nothing does."""
    for read in (css, _plain(css), _plain(_COMMENT.sub("", css))):
        found = _LOADS.search(_HARMLESS.sub("", read))
        if found:
            return found[0]
    return ""


def _plain(css: str) -> str:
    """Without escapes: a backslash and 75, then `rl(`, is `url(`."""

    def plain(found: re.Match[str]) -> str:
        code = int(found[1], 16) if found[1] else 0
        return found[2] or (chr(code) if 0 < code <= sys.maxunicode else "\ufffd")

    return _ESCAPE.sub(plain, css)
