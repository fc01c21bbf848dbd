"""The words of what changed between two exports: titles and coded values. Data only."""

from __future__ import annotations

from typing import Final

Words = dict[str, tuple[str, str]]

STEPS: Final[Words] = {
    "opening": ("open in OLD", "было в работе"),
    "created": ("+ created", "+ создано"),
    "appeared": ("+ appeared", "+ появилось"),
    "reopened": ("+ reopened", "+ возобновлено"),
    "entered": ("+ entered the selection", "+ вошло в отбор"),
    "moved_in": ("+ moved in", "+ пришло из других"),
    "raised": ("+ amount raised", "+ сумма выросла"),
    "lowered": ("− amount lowered", "− сумма снижена"),
    "revalued": ("± other rate", "± другой курс"),
    "won": ("− won", "− продано"),
    "lost": ("− lost", "− отказы"),
    "converted": ("− converted", "− конвертировано"),
    "disqualified": ("− disqualified", "− некачественные"),
    "vanished": ("− vanished", "− исчезло"),
    "left": ("− left the selection", "− вышло из отбора"),
    "moved_out": ("− moved out", "− ушло в другие"),
    "closing": ("= open in NEW", "= стало в работе"),
}
"""The steps of the bridge."""

DIRECTIONS: Final[Words] = {
    "forward": ("forward", "вперёд"),
    "skipped": ("past a stage", "мимо этапа"),
    "back": ("back", "назад"),
    "beside": ("same place", "то же место"),
    "unordered": ("order unknown", "порядок неизвестен"),
    "other_pipeline": ("other pipeline", "другая воронка"),
    "reopened": ("reopened", "возобновление"),
    "won": ("won", "продажа"),
    "lost": ("lost", "отказ"),
}
"""Where a card went from its stage."""

EDITS: Final[Words] = {
    "renamed": ("renamed", "переименован"),
    "vanished": ("gone or empty", "исчез или пуст"),
    "filled": ("filled in", "заполнено"),
    "emptied": ("emptied", "опустело"),
    "changed": ("changed", "изменено"),
    "new_stage": ("new or was empty", "новый или был пуст"),
}
"""What became of a field or a stage."""

_FLAGS: Final[Words] = {
    "opening": ("Open in OLD", "В работе было"),
    "created": ("Created since", "Создана"),
    "appeared": ("Appeared", "Появилась"),
    "left_scope": ("Left the selection", "Вышла из отбора"),
    "moved": ("Moved", "Перешла"),
    "raised": ("Amount raised", "Сумма выросла"),
    "lowered": ("Amount lowered", "Сумма снижена"),
    "revalued": ("Other rate", "Другой курс"),
    "vanished": ("Vanished", "Исчезла"),
    "closing": ("Open in NEW", "В работе стало"),
}

DIFF: Final[Words] = {
    **_FLAGS,
    "direction": ("Move", "Вид перехода"),
    "step": ("Step", "Что произошло"),
    "open_cards": ("Open cards", "В работе"),
    "open_amount": ("Open amount", "Сумма в работе"),
    "to_pipeline": ("To pipeline", "В воронку"),
    "from_owner": ("From", "От кого"),
    "to_owner": ("To", "Кому"),
    "passed": ("Stages passed", "Этапов пройдено мимо"),
    "was_in": ("In OLD's selection", "В отборе была"),
    "is_in": ("In NEW's selection", "В отборе есть"),
    "diff.gain": ("Amount grew by", "Сумма выросла на"),
    "emptied": ("Emptied", "Опустело"),
    "filled_share": ("Share filled in", "Заполнено, доля"),
    "emptied_share": ("Share emptied", "Опустело, доля"),
    "rewritten": ("Changed", "Изменено"),
    "rewritten_share": ("Share changed", "Изменено, доля"),
    "old_cards": ("Cards in OLD", "Карточек было"),
    "new_cards": ("Cards in NEW", "Карточек стало"),
    "still": ("Outcome the same", "Исход прежний"),
    "together": ("Went there", "Перешли туда"),
    "old_pipeline": ("Pipeline before", "Воронка была"),
    "old_stage": ("Stage before", "Этап был"),
    "old_owner": ("Owner before", "Ответственный был"),
    "old_amount": ("Amount before", "Сумма была"),
    "old_status": ("Status before", "Статус был"),
    "is_open": ("Open", "В работе"),
}
