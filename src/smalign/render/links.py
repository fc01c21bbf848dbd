"""How many deals found their lead and touches their person, of how many, and by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.language import whole
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from smalign.base.results import Inspection

_LINKS: Final = Pair("Links", "Связи")
_OF: Final = {
    "deals": Pair("Deals linked to a lead: {} of {}", "Сделки, связанные с лидом: {} из {}"),
    "touches": Pair(
        "Touches that name no card, linked to a person: {} of {}",
        "Касания без карточки, связанные с человеком: {} из {}",
    ),
}
_WAYS: Final = {
    "lead_id": Pair("lead id", "ID лида"),
    "contact_id": Pair("contact id", "ID контакта"),
    "email": Pair("e-mail", "e-mail"),
    "phone": Pair("phone", "телефон"),
    "touch_email": Pair("e-mail", "e-mail"),
    "touch_phone": Pair("phone", "телефон"),
    "touch_unlinked": Pair("nobody known", "неизвестно чьи"),
}
_UNLINKED: Final = Pair("not linked", "не связано")
_WEAK: Final = Pair(
    "{} by name and time alone, which links nothing", "{} — лишь по имени и времени, это не связь"
)
_TOUCH: Final = "touch_"
WEAK: Final = "weak"
"""Deals that nothing surer than a name and the time would join: they are not linked."""


def link_lines(inspection: Inspection, lang: str) -> list[str]:
    """A line for deals and one for touches; nothing where there is nothing to link."""
    ways = {way: count for way, count in sorted(inspection.links.items()) if count}
    mine = {
        "deals": {way: count for way, count in ways.items() if not way.startswith(_TOUCH)},
        "touches": {way: count for way, count in ways.items() if way.startswith(_TOUCH)},
    }
    if mine["deals"] and "deals" not in inspection.links_of:  # of a workspace of an older version
        return [f"{_LINKS.in_(lang)}: {', '.join(_told(ways, lang))}"]
    return [
        _line(what, mine[what], of, lang) for what, of in sorted(inspection.links_of.items()) if of
    ]


def _line(what: str, ways: dict[str, int], of: int, lang: str) -> str:
    """How many of how many, by each way, and what is left."""
    found = {way: count for way, count in ways.items() if way not in (WEAK, "touch_unlinked")}
    linked = sum(found.values())
    head = _OF[what].in_(lang).format(whole(linked, lang), whole(of, lang))
    parts = _told(found, lang)
    if linked < of:
        rest = f"{_UNLINKED.in_(lang)}: {whole(of - linked, lang)}"
        weak = ways.get(WEAK)
        parts.append(f"{rest} ({_WEAK.in_(lang).format(whole(weak, lang))})" if weak else rest)
    return f"{head} — {', '.join(parts)}" if found else head


def _told(ways: dict[str, int], lang: str) -> list[str]:
    return [
        f"{_WAYS[way].in_(lang) if way in _WAYS else way}: {whole(count, lang)}"
        for way, count in ways.items()
    ]
