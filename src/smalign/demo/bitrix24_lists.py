"""Bitrix24's own lists: what the codes of stages and pipelines are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .files import either
from .words import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .files import Row

_CODES: Final = spelled("rest")
_NAMES: Final = spelled("rest_named")
_ENTITIES: Final = {"leads": "STATUS", "main": "DEAL_STAGE", "service": "DEAL_STAGE_2"}
_SEMANTICS: Final = {"CONVERTED": "S", "WON": "S", "JUNK": "F", "LOSE": "F", "APOLOGY": "F"}
_STEP: Final = 10
_STAGES: Final = ("ID", "ENTITY_ID", "STATUS_ID", "NAME", "SORT", "CATEGORY_ID", "SEMANTICS")
_PIPELINES: Final = ("id", "name", "sort", "entityTypeId", "isDefault")


def status_list() -> list[Row]:
    """crm.status.list: the stages of leads and of both pipelines, in their order."""
    rows = [
        (entity, _CODES[group][key], called, str(place * _STEP), category, _SEMANTICS.get(key, ""))
        for group, entity in _ENTITIES.items()
        for place, (key, called) in enumerate(_in_order(group), 1)
        for category in [_CODES["pipelines"].get(group, "")]
    ]
    return [_STAGES, *((str(number), *row) for number, row in enumerate(rows, 1))]


def category_list() -> list[Row]:
    """crm.category.list: the pipelines of deals."""
    return [
        _PIPELINES,
        *(
            (code, _NAMES["pipelines"][key], str(place * _STEP), "2", either(code == "0", "Y", "N"))
            for place, (key, code) in enumerate(_CODES["pipelines"].items(), 1)
        ),
    ]


def _in_order(group: str) -> Iterator[tuple[str, str]]:
    """Key and name of each stage: the open ones as they follow each other, then the last ones."""
    names = _NAMES[group]
    yield from ((key, name) for key, name in names.items() if key not in _SEMANTICS)
    yield from ((key, name) for key, name in names.items() if key in _SEMANTICS)
