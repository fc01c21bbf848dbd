"""How to export everything, as the end of a sentence."""

from __future__ import annotations

from typing import Final

from smalign.crm.actions import action_of
from smalign.render.titles import Pair

_CLICKS: Final = Pair(" To export it whole: {}{}.", " Чтобы выгрузить целиком: {}{}.")
_UNSURE: Final = Pair(" (check in your version)", " (проверьте в своей версии)")


def clicks(crm: str, aim: str, lang: str) -> str:
    """A sentence with the way through the menus of `crm`; nothing where none is known."""
    action = action_of(crm, aim)
    if action is None:
        return ""
    way = Pair(action.en, action.ru).in_(lang)
    return _CLICKS.in_(lang).format(way, "" if action.is_sure else _UNSURE.in_(lang))
