"""What people call the way, the kind, the end and the doer of a touch → what smalign calls it."""

from __future__ import annotations

from typing import Final

DIRECTIONS: Final = {
    **dict.fromkeys(("inbound", "incoming", "входящий", "входящая", "входящее"), "in"),
    **dict.fromkeys(("outbound", "outgoing", "исходящий", "исходящая", "исходящее"), "out"),
}
KINDS: Final = {
    "звонок": "call",
    **dict.fromkeys(("письмо", "e-mail", "mail"), "email"),
    **dict.fromkeys(("визит", "посещение", "session"), "visit"),
    **dict.fromkeys(("встреча", "visit to client"), "meeting"),
    **dict.fromkeys(("сообщение", "чат"), "chat"),
}
OUTCOMES: Final = {
    **dict.fromkeys(("отвечен", "отвечено", "принят", "дозвонились", "дозвон"), "answered"),
    **dict.fromkeys(("пропущен", "пропущенный", "не отвечен", "недозвон", "no answer"), "missed"),
    **dict.fromkeys(("не дозвонились", "нет ответа", "no_answer"), "missed"),
    "занято": "busy",
}
SIDES: Final = {"маркетинг": "marketing", "продажи": "sales", "отдел продаж": "sales"}
ACTORS: Final = {
    **dict.fromkeys(("человек", "менеджер", "manager", "user"), "human"),
    **dict.fromkeys(("робот", "автоматически", "bot", "automation"), "robot"),
    **dict.fromkeys(("рассылка", "массово"), "bulk"),
    "импорт": "import",
}
