"""Images of a folder as data URIs: the page carries them and fetches nothing."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS: Final = {
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".webp": ("image/webp", b"RIFF"),
    ".svg": ("image/svg+xml", b""),
}
"""Ending → type and first bytes."""
ENDINGS: Final = tuple(_KINDS)
_ACTIVE: Final = frozenset(
    (
        *("script", "foreignObject", "iframe", "object", "embed", "image", "use", "a", "set"),
        *("animate", "animateMotion", "animateTransform", "style", "handler", "listener"),
    )
)
"""Elements of SVG that run, load, move or link: a logo needs none."""


def data_uri(file: str, data: bytes) -> str:
    """The image as an address that holds it.

    Raises:
        UsageError: template_image_kind: its bytes are of another kind than its name says;
            template_image_active: an SVG that runs or loads something.

    """
    kind, begin = next(kind for end, kind in _KINDS.items() if file.lower().endswith(end))
    if not data.startswith(begin):
        raise UsageError("template_image_kind", file=file, found=kind)
    if not begin:
        _check_svg(file, data)
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"


def _check_svg(file: str, data: bytes) -> None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = error.position[0] or None
        raise UsageError(
            "template_image_kind", file=file, found="image/svg+xml", line=line
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UsageError("template_image_active", file=file, found="<!DOCTYPE>")
    if etree.QName(root).localname != "svg":
        raise UsageError("template_image_kind", file=file, found="image/svg+xml")
    for element in root.iter():
        found = _active(element)
        if found:
            raise UsageError(
                "template_image_active", file=file, line=element.sourceline, found=found
            )


def _active(element: _Element) -> str:
    """What of an element runs or loads; nothing where it only draws."""
    from lxml import etree

    tag: object = element.tag
    if not isinstance(tag, str):  # a comment draws nothing; an instruction loads a style
        return "" if tag is etree.Comment else "<?…?>"
    name = etree.QName(element).localname
    if name in _ACTIVE:
        return f"<{name}>"
    for attribute, value in element.attrib.items():
        short = str(attribute).rpartition("}")[2].lower()
        loads = "url(" in str(value).lower().replace("url(#", "")
        if short.startswith("on") or short in ("href", "src") or loads:
            return short
    return ""
