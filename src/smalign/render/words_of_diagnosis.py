"""The words of a diagnosis: columns, the six links, what each may be. Data only."""

from __future__ import annotations

from typing import Final

DIAGNOSIS: Final[dict[str, tuple[str, str]]] = {
    "diagnose.step": ("Step", "Шаг"),
    "diagnose.name": ("Link", "Звено"),
    "diagnose.status": ("Status", "Состояние"),
    "diagnose.evidence": ("Seen", "Что видно"),
    "money_at_stake": ("Money at stake", "Денег на кону"),
    "diagnose.low": ("From", "От"),
    "diagnose.high": ("To", "До"),
    "diagnose.action": ("First action", "Первое действие"),
}
LINKS: Final[dict[str, tuple[str, str]]] = {
    "zones": ("Zones and terms", "Зоны и регламент"),
    "leads": ("Quantity, quality, handling", "Количество, качество, обработка"),
    "nurture": ("Nurture", "Прогрев"),
    "resources": ("Resources", "Ресурсы"),
    "exchange": ("Exchange of information", "Обмен информацией"),
    "result": ("Motivation and result", "Мотивация и результат"),
}
LINK_STATUS: Final[dict[str, tuple[str, str]]] = {
    "ok": ("ok", "в норме"),
    "attention": ("attention", "внимание"),
    "broken": ("broken", "разрыв"),
    "not_enough_data": ("not enough data", "мало данных"),
}
