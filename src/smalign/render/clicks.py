"""Ways through the menus of a CRM, in words."""

from __future__ import annotations

from typing import Final

from smalign.crm.actions import action_of
from smalign.render.language import day
from smalign.render.titles import Pair

_CLICKS: Final = Pair(" To export it whole: {}{}.", " Чтобы выгрузить целиком: {}{}.")
_UNSURE: Final = Pair(" (check in your version)", " (проверьте в своей версии)")
_HELP: Final = Pair(" (help: {}, checked on {})", " (справка: {}, проверено {})")


def clicks(crm: str, aim: str, lang: str) -> str:
    """The end of a sentence: how to export everything; nothing where no way is known."""
    action = action_of(crm, aim)
    if action is None:
        return ""
    path = Pair(action.en, action.ru).in_(lang)
    return _CLICKS.in_(lang).format(path, "" if action.is_sure else _UNSURE.in_(lang))


def way(crm: str, aim: str, lang: str) -> str:
    """The way to an aim with the page that documents it; "" where no way is known."""
    action = action_of(crm, aim)
    if action is None:
        return ""
    path = Pair(action.en, action.ru).in_(lang)
    if not action.is_sure:
        path += _UNSURE.in_(lang)
    if action.help and action.checked:
        path += _HELP.in_(lang).format(action.help, day(action.checked, lang))
    return path
