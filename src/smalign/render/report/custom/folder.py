"""Reading a folder of templates: known names only, nothing outside of it, nothing large."""

from __future__ import annotations

from difflib import get_close_matches
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError
from smalign.render.report.custom.images import ENDINGS, data_uri
from smalign.render.report.custom.records import (
    BRAND,
    STYLE,
    THEME,
    Templates,
    known_charts,
    known_parts,
)
from smalign.render.report.custom.sources import check_source
from smalign.render.report.custom.specs import specification, themed
from smalign.render.report.custom.styles import style_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LARGEST: Final = 200_000
"""Bytes of one file; a page has 500 kB."""
_MOST: Final = 2_000_000
"""Bytes of all of them."""
_IMAGES: Final = "images"
_CHARTS: Final = "charts"
_BESIDE: Final = ("readme", "license", "notice")
"""What a folder that is shared has beside its templates."""


def read_templates(folder: Path) -> Templates:
    """The folder's files, each checked as far as it can be without a report.

    Raises:
        UsageError: template_missing, template_nothing, template_unknown_file, template_outside,
            template_unreadable, template_file_large, template_folder_large; what is wrong inside a
            file, with its line.

    """
    contents: dict[str, bytes] = {}
    for name in _names(folder):
        contents[name] = _content(folder, name)
        if sum(map(len, contents.values())) > _MOST:
            raise UsageError("template_folder_large", path=str(folder), most=_MOST)
    texts = {
        name: _text(folder, name, data)
        for name, data in contents.items()
        if not name.lower().endswith(ENDINGS)
    }
    if not texts:
        known = ["header.html.j2", BRAND, *known_parts(), STYLE]
        raise UsageError("template_nothing", path=str(folder), known=list(dict.fromkeys(known)))
    images = {
        name: data_uri(f"{folder}/{name}", data)
        for name, data in contents.items()
        if name not in texts
    }
    pages = {name: text for name, text in texts.items() if name.endswith(".html.j2")}
    for name, text in pages.items():
        check_source(f"{folder}/{name}", text)
    specs = {name: text for name, text in texts.items() if name.endswith(".json")}
    theme = specs.pop(f"{_CHARTS}/{THEME}", None)
    place = f"{folder}/{_CHARTS}/{THEME}"
    return Templates(
        folder=str(folder),
        pages=pages,
        style=style_of(folder, STYLE, texts, images) if STYLE in texts else None,
        brand=style_of(folder, BRAND, texts, images) if BRAND in texts else "",
        charts={
            PurePosixPath(name).name: specification(f"{folder}/{name}", text)
            for name, text in specs.items()
        },
        theme=None if theme is None else themed(place, theme),
        images=images,
        sums={name: sha256(data).hexdigest() for name, data in contents.items()},
    )


def _names(folder: Path) -> Iterator[str]:
    """The files, in an order of their own; hidden ones and a README are left alone."""
    if not folder.is_dir():
        raise UsageError("template_missing", path=str(folder))
    known = {*known_parts(), *known_charts(), f"{_CHARTS}/{THEME}", STYLE, BRAND}
    try:
        listed = sorted(folder.iterdir())
        for name in (_CHARTS, _IMAGES):
            if (folder / name).is_dir():
                listed += sorted((folder / name).iterdir())
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError("template_unreadable", file=str(folder), why=why) from error
    for path in listed:
        name = path.relative_to(folder).as_posix()
        if path.name.startswith(".") or path.stem.lower() in _BESIDE:
            continue
        if path.is_dir() and name in (_CHARTS, _IMAGES):
            continue
        if name not in known and not _is_image(path, name):
            near = get_close_matches(name, known, 1) or get_close_matches(
                path.name, [PurePosixPath(one).name for one in known], 1
            )
            raise UsageError(
                "template_unknown_file",
                file=str(path),
                did_you_mean=near,
                known=[*known_parts(), STYLE, BRAND],
            )
        yield name


def _is_image(path: Path, name: str) -> bool:
    return name.lower().endswith(ENDINGS) and not path.is_dir() and not name.startswith(_CHARTS)


def _content(folder: Path, name: str) -> bytes:
    """The bytes of a file that lies inside the folder, also where a link leads."""
    path = folder / name
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            raise UsageError("template_outside", file=str(path))
        if not real.is_file():
            raise UsageError("template_unknown_file", file=str(path), known=[STYLE, BRAND])
        size = real.stat().st_size
        if size > _LARGEST:
            raise UsageError("template_file_large", file=str(path), size=size, most=_LARGEST)
        with real.open("rb") as file:
            return file.read(_LARGEST)
    except (OSError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise UsageError("template_unreadable", file=str(path), why=why) from error


def _text(folder: Path, name: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UsageError("template_not_utf8", file=f"{folder}/{name}", line=line) from error
    return text.replace("\r\n", "\n")
