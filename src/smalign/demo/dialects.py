"""The dialects by name: which encodings each may have, which files it writes, what it loses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from . import bitrix24, generic, hubspot, zoho
from .bitrix24_style import Style
from .costs import direct, in_direct, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from .files import File
    from .records import Company

Losses = dict[str, str]


@dataclass(frozen=True, slots=True)
class Dialect:
    """words: whose spelling (see words.Word). encodings: the first is the default."""

    words: str
    encodings: tuple[str, ...]
    files: Callable[[Company, str], list[File]]
    losses: Callable[[str], Losses]


def _bitrix24(company: Company, encoding: str) -> list[File]:
    resaved = encoding == "cp1251"
    rest = [day for day in company.spend if not in_direct(day)]
    return [
        *bitrix24.files(company, Style(resaved=resaved)),
        direct(company, encoding),
        plain(rest, ru=True, encoding=encoding, end="\r\n" if resaved else "\n"),
    ]


def _bitrix24_en(company: Company, encoding: str) -> list[File]:
    rest = [day for day in company.spend if not in_direct(day)]
    cards = bitrix24.files(company, Style(english=True))
    return [*cards, direct(company, encoding), plain(rest)]


def _bitrix24_losses(encoding: str) -> Losses:
    return bitrix24.RESAVED_LOSSES if encoding == "cp1251" else bitrix24.LOSSES


DIALECTS: Final[dict[str, Dialect]] = {
    "bitrix24": Dialect("ru", ("utf-8-sig", "cp1251"), _bitrix24, _bitrix24_losses),
    "bitrix24-en": Dialect("en", ("utf-8-sig",), _bitrix24_en, _bitrix24_losses),
    "zoho": Dialect(
        "zoho", ("utf-8",), lambda company, _: zoho.files(company), lambda _: zoho.LOSSES
    ),
    "hubspot": Dialect(
        "hubspot", ("utf-8",), lambda company, _: hubspot.files(company), lambda _: hubspot.LOSSES
    ),
    "generic": Dialect(
        "en",
        ("utf-8", "utf-8-sig"),
        lambda company, encoding: generic.files(company, generic.Style(), encoding),
        lambda _: generic.LOSSES,
    ),
    "generic-ru": Dialect(
        "ru",
        ("utf-8-sig", "utf-8", "cp1251"),
        lambda company, encoding: generic.files(company, generic.Style(ru=True), encoding),
        lambda _: generic.LOSSES,
    ),
}
