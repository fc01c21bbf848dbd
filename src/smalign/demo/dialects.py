"""The dialects by name: which encodings each may have, which files it writes, what it loses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from . import (
    amocrm,
    bitrix24,
    bitrix24_bi,
    bitrix24_rest,
    dynamics365,
    generic,
    hubspot,
    pipedrive,
    salesforce,
    salesforce_report,
    zoho,
)
from .bitrix24_style import Style
from .costs import direct, in_direct, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from .files import File
    from .records import Company

Losses = dict[str, str]


class Dialect(Struct, frozen=True):
    """words: whose spelling (see words.spelled). encodings: the first is the default."""

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


def _bitrix24_page(company: Company, encoding: str) -> list[File]:
    """The portal's Excel button; spend as the others."""
    rest = [day for day in company.spend if not in_direct(day)]
    pages = bitrix24.files(company, Style(), as_page=True)
    return [*pages, direct(company, encoding), plain(rest, ru=True, encoding=encoding)]


def _bitrix24_simple(company: Company, encoding: str) -> list[File]:
    return [file for file in _bitrix24(company, encoding) if file.name != "leads.csv"]


def _bitrix24_losses(encoding: str) -> Losses:
    return bitrix24.RESAVED_LOSSES if encoding == "cp1251" else bitrix24.LOSSES


DIALECTS: Final[dict[str, Dialect]] = {
    "bitrix24": Dialect("ru", ("utf-8-sig", "cp1251"), _bitrix24, _bitrix24_losses),
    "bitrix24-en": Dialect("en", ("utf-8-sig",), _bitrix24_en, _bitrix24_losses),
    "bitrix24-xls": Dialect("ru", ("utf-8-sig",), _bitrix24_page, _bitrix24_losses),
    "bitrix24-simple": Dialect(
        "ru", ("utf-8-sig",), _bitrix24_simple, lambda _: bitrix24.SIMPLE_LOSSES
    ),
    "bitrix24-rest": Dialect(
        "rest_named",
        ("utf-8",),
        lambda company, _: bitrix24_rest.files(company),
        lambda _: bitrix24_rest.LOSSES,
    ),
    "bitrix24-bi": Dialect(
        "ru",
        ("utf-8",),
        lambda company, _: bitrix24_bi.files(company),
        lambda _: bitrix24_bi.LOSSES,
    ),
    "amocrm": Dialect(
        "amocrm",
        ("utf-8",),
        lambda company, _: amocrm.files(company, ru=True),
        lambda _: amocrm.LOSSES,
    ),
    "kommo": Dialect(
        "kommo",
        ("utf-8",),
        lambda company, _: amocrm.files(company, ru=False),
        lambda _: amocrm.KOMMO_LOSSES,
    ),
    "salesforce": Dialect(
        "salesforce",
        ("utf-8",),
        lambda company, _: salesforce.files(company),
        lambda _: salesforce.LOSSES,
    ),
    "salesforce-report": Dialect(
        "salesforce",
        ("utf-8",),
        lambda company, _: salesforce_report.files(company),
        lambda _: salesforce_report.LOSSES,
    ),
    "dynamics365": Dialect(
        "dynamics365",
        ("utf-8",),
        lambda company, _: dynamics365.files(company),
        lambda _: dynamics365.LOSSES,
    ),
    "pipedrive": Dialect(
        "pipedrive",
        ("utf-8",),
        lambda company, _: pipedrive.files(company, sheet=False),
        lambda _: pipedrive.LOSSES,
    ),
    "pipedrive-sheet": Dialect(
        "pipedrive",
        ("utf-8",),
        lambda company, _: pipedrive.files(company, sheet=True),
        lambda _: pipedrive.SHEET_LOSSES,
    ),
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
