"""What `smalign init` asks on a terminal."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "intro": (
        "the files do not say everything. Enter leaves a question open in the file.",
        "в файлах сказано не всё. Enter оставит вопрос открытым в файле.",
    ),
    "timezone": (
        "in which time zone are the times written, such as Europe/Moscow?",
        "в каком часовом поясе записано время, например Europe/Moscow?",
    ),
    "currency": (
        "in which currency are amounts that do not say theirs, such as RUB?",
        "в какой валюте суммы, у которых она не указана, например RUB?",
    ),
    "table": (
        "what does “{name}” hold ({headers:list})?",
        "что в файле «{name}» ({headers:list})?",
    ),
    "format": (
        "how is “{header}” to be read: {examples:list}?",
        "как читать «{header}»: {examples:list}?",
    ),
    "won": (
        "{of}: which stages mean won?",
        "{of}: какие этапы означают продажу?",
    ),
    "lost": (
        "{of}: which stages mean lost?",
        "{of}: какие этапы означают отказ?",
    ),
    "order": (
        "{of}: in which order does a card pass these stages? Name all of them.",
        "{of}: в каком порядке карточка проходит эти этапы? Назовите все.",
    ),
    "qualified": (
        "{of}: from which stage on is a card qualified?",
        "{of}: с какого этапа карточка квалифицирована?",
    ),
    "choose": ("number: ", "номер: "),
    "choose_several": ("numbers, with commas: ", "номера через запятую: "),
    "type": ("answer: ", "ответ: "),
    "not_a_choice": (
        "“{found}” is none of the numbers; try again.",
        "«{found}» нет среди номеров; попробуйте ещё раз.",
    ),
    "not_all": (
        "every stage has its place, once; try again.",
        "у каждого этапа своё место, один раз; попробуйте ещё раз.",
    ),
    "leads": ("leads", "лиды"),
    "deals": ("deals", "сделки"),
    "pipeline": ("pipeline “{name}”", "воронка «{name}»"),
}
